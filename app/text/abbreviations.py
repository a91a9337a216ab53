"""What a full stop after a word means, by language: the lists that the sentence splitter asks.

Splitting «N. Patrouchev» or «M. Macron» in two is the classic fault of translation services, so a full stop after one
of these words is held not to end a sentence unless what follows says so. `sentencex` brings lists of its own; here is
what it lacks, and how each word behaves: «Dr» never ends a sentence before a capital, «art.» not before a digit.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The words of one language that a full stop may follow inside a sentence, and those that begin sentences.

    titles: stand before a name, so no capital after them begins a sentence. Case counts: «Me. Dupont», not «me».
    before_numbers: lower case; no end before a digit, a Roman numeral or a single letter («art. 49.3», «vol. II»). Many
        are words as well («l'art. Le musée»), so nothing else is held against them.
    doubtful: lower case; they end a sentence only where the next word is an opener, not a possible name.
    openers: lower case; words that, capitalised after a full stop, begin a sentence and no name. An elided word has its
        apostrophe.
    name_openers: lower case; words that begin sentences, and family names too («J.-M. Le Pen», «M. de La Rochelle»).
    subjects: lower case; openers that hardly ever go on with a sentence, for texts in which everything has capitals.
    closing: lower case; a capital after them begins a sentence, whatever the word.
    lettered: lower case; what a single capital may follow without being an initial («la vitamine C. Elle»).
    """

    titles: frozenset[str]
    before_numbers: frozenset[str]
    doubtful: frozenset[str]
    openers: frozenset[str]
    name_openers: frozenset[str]
    subjects: frozenset[str]
    lettered: frozenset[str]
    closing: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FRENCH = Abbreviations(
    titles=_words(
        "M MM Mr Mme Mmes Mlle Mlles Mgr Mgrs Me Mes Dr Drs Pr Prs Prof St Ste Sts Stes Gal Gén Cdt Cne Lcl Lt"
        " Sgt Vve Cte Rev Mrs Ms Ph Ch Chr Th Fr Sra Msgr Col Cap Capt Préf"
        " gén gal lt lt-col lcl cdt cmdt cne capt sgt brig préf"
    ),
    before_numbers=_words(
        "art arts al chap ch vol t fig figs p pp pl n no nos nᵒ nº num réf sect parag l env vs tél tel fax bp éd"
        " fasc cah col déc arr ord dir règl cass civ crim com soc req v r d f ff q par trim sem magn min fr ap"
    ),
    doubtful=_words(
        "cf conf ex env av apr bd bld boul fg rte janv fév févr avr juil sept oct nov déc dépt hab inc corp"
        " ltd ltée co cie bros éd éds coll trad dir rééd réf resp suiv op cit loc ibid ibidem id al lat angl all"
        " esp néerl prov gouv univ inst tél biogr introd préf syn abr abrév arrt arrond suppl spéc adj jr sr"
        " c.-à-d c.à.d càd i.e e.g a.m p.m juill col cap adj prof prés sén dém"
    ),
    openers=_words(
        "il ils elle elles on nous vous je j' tu ce c' cet cette ces ça cela ceci celui celle ceux celles un une"
        " les au aux en dans pour par sur sous sans avec chez entre vers contre selon depuis dès pendant durant"
        " après avant lors lorsque lorsqu' quand quant comme si s' mais or donc ainsi aussi alors et ou ni car"
        " puis enfin ensuite cependant pourtant toutefois néanmoins malgré outre parmi hier aujourd'hui aujourd'"
        " demain son sa ses leur leurs notre nos votre vos mon ma mes tous tout toute toutes certains certaines"
        " plusieurs aucun aucune chaque quelques plus moins très qui que qu' quoi dont où comment pourquoi combien"
        " certes désormais maintenant parfois souvent auparavant beaucoup sauf voir lire quelqu' jusqu' jusque autre"
        " autres peu seuls seule quel quelle quels quelles interrogé interrogée face grâce afin bien même parce"
        " puisque puisqu' tandis voici voilà jamais rien personne n' y ne non oui"
    ),
    name_openers=_words(
        "le la l' de du d' des à lui eux deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
        " quinze seize vingt trente quarante cinquante soixante cent mille"
    ),
    subjects=_words(
        "il ils elle elles on je j' nous ce c' cela un une le la l' les deux trois quatre cinq six sept huit neuf dix"
        " onze douze quinze vingt trente cinquante cent mille"
    ),
    lettered=_words(
        "vitamine vitamines hépatite groupe plan classe série type catégorie bâtiment ligue point division zone"
        " terminal lettre formule grippe salle aile annexe option solution porte hall quai génération sérum"
        " influenza"
    ),
    closing=_words("etc"),
)

ENGLISH = Abbreviations(
    titles=_words(
        "Mr Mrs Ms Mx Messrs Dr Drs Prof Profs Sen Sens Rep Reps Gov Govs Gen Lt Col Cpl Sgt Capt Maj Adm Cmdr"
        " Rev Revs Hon Fr St Ste Pres Pte Pvt Supt Insp Det Atty Amb Ald Mt Ft M Mme Mlle MM Msgr Sra Brig Pfc Ing"
    ),
    before_numbers=_words(
        "no nos art arts sec secs ch chap chaps vol vols fig figs p pp para paras v vs pt ca c approx ref refs ed"
        " eds app tel ext op r s cl sched jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    doubtful=_words(
        "jan feb mar apr jun jul aug sep sept oct nov dec inc corp ltd co cos llc plc bros assn dept univ inst"
        " est approx cf al vs viz ed eds ave blvd rd hwy st jr sr ala ariz calif colo conn fla ga kan ky md"
        " mich minn mont neb nev okla pa tenn tex va wis wyo a.m p.m e.g i.e"
    ),
    openers=_words(
        "he she it they we you i this that these those the a an there here his her hers its their our your my who"
        " what when where why how which in on at by for from to of with without within between among against under"
        " over after before since until during while as if but and or nor so yet because although though however"
        " meanwhile still also then thus therefore both each every some many most several all no not nothing none"
        " one two three asked according despite earlier later last next now today yesterday tomorrow once only"
        " even more less much another other such rather instead perhaps maybe yes let did does do is are was were"
        " would can could should has have up"
    ),
    name_openers=frozenset(),
    subjects=_words("he she it they we i this these the a an two three four five six seven eight nine ten"),
    lettered=_words(
        "vitamin hepatitis group plan class type category section point division zone terminal letter grade"
        " formula option hall gate company person exhibit schedule appendix annex than and or am"
    ),
    closing=_words("etc"),
)

# A name may end in an exclamation mark: «Yahoo! France».
EXCLAIMED_NAMES = _words("Yahoo Jeopardy Joomla Kahoot")

# «Booking.Com» is a domain, not a sentence that lacks its space.
DOMAINS = _words("com fr org net eu be ch ca info gouv io tv co uk de ru ua us js ai asso europa")
