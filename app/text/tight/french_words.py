"""Verbs and words of French that the rules know: lists split at spaces, of patterns for words."""

from typing import Final

AUXILIARY: Final = """
(?-i:a) ont avait avaient est sont était étaient fut furent sera seront aura auront va vont doit doivent peut peuvent
fait font s['’]est se\\ssont s['’]était s['’]étaient n['’](?:a|est|ont|avait|était|aura|y) ne\\s\\w+
"""
FINITE: Final = """
souhaite souhaitent affirme affirment assure estime estiment reste restent demande demandent prévoit prévoient permet
permettent vient viennent explique indique annonce déclare précise veut veulent compte comptent dispose disposent
appelle appellent
"""
NUMBERS: Final = """
majorité minorité fois deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt
trente quarante cinquante soixante cents? mille millions? milliards? dizaines? douzaine centaines? milliers? moitié
tiers quarts? premi(?:er|ère)s? seconde? deuxième troisième \\w+ièmes? double doublé triple plusieurs tous toutes
chaque plus moins davantage quelques deux-\\w+ vingt-\\w+ trente-\\w+ quarante-\\w+ cinquante-\\w+ soixante-\\w+
quatre-\\w+
"""
NEGATIONS: Final = """
ne n['’]\\w+ pas jamais rien aucune? personne sans ni non guère nul nulle refus\\w+ rejet\\w+ manqu\\w+ sauf hormis
excepté malgré bien mais pourtant cependant toutefois tandis contre ancien ancienne anciens anciennes ex feu feue seul
seule seuls seules seulement uniquement interdi\\w+ annul\\w+ bloqu\\w+ empêch\\w+ évit\\w+ même
"""
HEDGES: Final = """
exig\\w+ nécessit\\w+ dépend\\w* condition\\w* réserve peut peuvent pourra\\w* pourr\\w+ pouvait doit doivent
devra\\w* devr\\w+ devait faut faudra\\w* \\w+rai[ts]? \\w+raient présum\\w+ accus\\w+ soupçonn\\w+ suspect\\w*
probabl\\w+ possibl\\w+ peut-être sembl\\w+ paraît apparemment supposé\\w* prétend\\w* affirm\\w+ assur\\w+ estim\\w+
di(?:t|sent|sait) annonc\\w+ déclar\\w+ indiqu\\w+ selon environ près presque quasi\\w* prévu\\w* prévoi\\w+ espér\\w+
veut veulent souhait\\w+ compt\\w+ cens\\w+ réput\\w+ si s['’]ils? sinon jusqu\\w* parce puisque quand lorsque comme
où combien
"""
TIMES: Final = """
hier demain aujourd['’]hui matin matinée midi après-midi soir soirée nuit veille lendemain jours? journée semaines?
mois ans? années? heures? minutes? week-end printemps été automne hiver récemment bientôt depuis dernier dernière
prochain prochaine
"""
GRAVE: Final = """
corromp\\w+ détourn\\w+ escroqu\\w+ blanchi\\w* cach\\w+ trich\\w+ mentir pollu\\w+ harcel\\w+ harcèl\\w+
discrimin\\w+ mort morte morts mortes mourir mour\\w+ décéd\\w+ décès tué\\w* tuer meurtr\\w+ assassin\\w+ bless\\w+
victimes? agress\\w+ arrêt\\w+ interpell\\w+ condamn\\w+ inculp\\w+ poursuivi\\w* écrou\\w+ incarcér\\w+ détenu\\w*
prison procès jug(?:é|ée|és|ées) coupable\\w* crim\\w+ fraud\\w* corrup\\w+ drogues? viol violé\\w* violence\\w*
abus\\w* attaqu\\w+ tortur\\w+ vol volé\\w* illég\\w+ scandale\\w* démission\\w* limogé\\w* licenci\\w+ suspendu\\w*
disparu\\w* dispara\\w+ faillite malade\\w* maladie cancer hôpital hospitalis\\w+ enceinte handicap\\w* sans-\\w+
menti\\w* racis\\w+ terroris\\w+ divorc\\w+ veuf veuve menac\\w+ menace\\w* polémiqu\\w+ contest\\w+ controvers\\w+
mise?s?\\sen\\sexamen
"""
# What somebody or something does all the time: the one kind of clause that holds no news.
DESCRIBING: Final = """
fabrique(?:nt)? produi(?:t|sent) publie(?:nt)? édite(?:nt)? vend(?:ent)? soutien(?:t|nent) appartien(?:t|nent)
relie(?:nt)? traverse(?:nt)? abrite(?:nt)? accueille(?:nt)? propose(?:nt)? fourni(?:t|ssent) distribue(?:nt)?
organise(?:nt)? gèrent? gère représente(?:nt)? regroupe(?:nt)? réuni(?:t|ssent) rassemble(?:nt)? exploite(?:nt)?
enseigne(?:nt)? parle(?:nt)? chante(?:nt)? peint répète(?:nt)? forme(?:nt)? exporte(?:nt)? importe(?:nt)?
collecte(?:nt)? commercialise(?:nt)? trouve(?:nt)? situe(?:nt)? borde(?:nt)? développe(?:nt)? conçoi(?:t|vent)
construi(?:t|sent)
"""
