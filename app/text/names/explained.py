"""French words that stand for a name without being like it: «nipon», «helvétique», «outre-Rhin», «Léman».

Usage, written by hand from false alarms on translations of the press.
"""

# English names, and what French words for them begin with, in lower case without accents or doubled letters; a start of
# one or two letters is the whole word.
_ROWS = """
danish denmark danes: danois
turkish turkey turk turks: turc turq otom dind
polish poland pole poles: polonais
dutch netherlands holland: neer bata holl
german germany germans berlin: outre rhin teut prus germ bund alem berl
bundestag: parl
british britain england english london: brit outre city anglai
pilsen: plze
libya libyan: lyb
qaeda: kaid kaed qaid
swiss switzerland: helv roma suis valais vaud bern gene juras
jerusalem: topin
catherine: roue
brexit: royaume
geneva: lema
greek greece greeks: helen grec
japanese japan: nipon
spanish spain: casti iber hisp cata
latin hispanic latino: hisp amer
chinese china: sino peki muraille
flemish flanders: flam
madagascar malagasy: malg
monaco: mone
naples neapolitan: napo
african africa: afro magh subs sahe can
indian india: indo hind
american america americans washington: outre yanke etats maison blanche
russian russia soviet moscow: kremlin russ urss soviet
soviet: urss
israeli israel: hebr tsah juif juiv
hungarian hungary: magy hong
portuguese portugal: lusi
finnish finland: finl finn
marseille: phoc om
lyon: rhod gones
istanbul: stam cons
rhone: rhod
palestinian palestine: gaza cisj
jewish: juif juiv juda hebr
muslim islamic islam: musu isla
arab arabic: arab
brazilian brazil: auri
italian italy: tran penin ital
irish ireland: irla trefl
welsh wales: gall
scottish scotland scots: ecos
belgian belgium: belg outre wall
canadian canada: queb
australian australia: aust
metz: messin
shakhtar: chakht
jebel: djebel
siberian siberia: trans
anjou: ange
persian: pers iran
czech: tche czk kc boheme boh
austrian austria: autr vien
swedish sweden: sued
norwegian norway: norv
taiwanese taiwan: form
vatican: saint pape pont
gulf: golf
wolf: loup
lisa: jocon
germain: psg sg
gazette: journal
burkina faso: burk
joan: pucel jean
brittany: bigou armor
luke: luc
james: jacq compost
rudolf: rodol
baldwin: baud
carl: charl
yunus: iounous
chaplin: charlot
mcdonald: macdo
etienne: stepha
pompidou: beaub
reims: remois
quebec: caq
otto: othon
mary: mari
john: jean ivan jan
peter: pier
"""
EXPLAINED: dict[str, tuple[str, ...]] = {
    name: tuple(french.split())
    for english, french in (row.split(":") for row in _ROWS.strip().splitlines())
    for name in english.split()
}

# What a translator adds to make something plain, and words that are no names of people or places.
_PLAIN = """
france french frenchman frenchmen paris parisian europe european europeans
sunday saturday christmas easter celsius fahrenheit michelin oktoberfest internet web google facebook twitter
christian christians christ jesus god lord holy bible catholic protestant
academy bacon baker crystal deer devil harbour harbor mont petty shore spice
bang lady mister sir saint santa piazza san los las der von van del
"""
NEVER_INVENTED = frozenset(_PLAIN.split())
