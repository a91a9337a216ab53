"""The closed lists of French."""

import re
from types import MappingProxyType
from typing import Final

from app.text.tight.lexicon import Lexicon, phrases, whole, word_set

_CONNECTIVES = phrases(
    "cependant",
    "toutefois",
    "néanmoins",
    "par ailleurs",
    "en outre",
    "de plus",
    "de surcroît",
    "ainsi",
    "enfin",
    "en effet",
    "pourtant",
    "en revanche",
    "par conséquent",
    "par exemple",
    "également",
    "(?:de (?:son|leur) côté|pour (?:sa|leur) part)",
)
_SAID = (
    r"(?:(?:(?:a|ont|avait|avaient) (?:(?:également|encore|aussi) )?"
    r"(?:dit|déclaré|annoncé|indiqué|précisé|expliqué|rapporté|ajouté|fait savoir)"
    r"|dit|déclare|annonce|indique|précise|explique|rapporte|ajoute|rapportent|indiquent)(?: dans un communiqué)?)"
)
_SOURCE = r"(?P<source>[^,;:()]{2,80}?)"
_END = r"(?=[.!…]$)"
_AUXILIARY = """
(?-i:a) ont avait avaient est sont était étaient fut furent sera seront aura auront va vont doit doivent peut peuvent
fait font s['’]est se\\ssont s['’]était s['’]étaient n['’](?:a|est|ont|avait|était|aura|y) ne\\s\\w+
"""
_FINITE = """
souhaite souhaitent affirme affirment assure estime estiment reste restent demande demandent prévoit prévoient permet
permettent vient viennent explique indique annonce déclare précise veut veulent compte comptent dispose disposent
appelle appellent
"""
_NUMBERS = """
deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
soixante cents? mille millions? milliards? dizaines? douzaine centaines? milliers? moitié tiers quarts?
premi(?:er|ère)s? seconde? deuxième troisième \\w+ièmes? double doublé triple plusieurs tous toutes chaque plus moins
davantage quelques deux-\\w+ vingt-\\w+ trente-\\w+ quarante-\\w+ cinquante-\\w+ soixante-\\w+ quatre-\\w+
"""
_NEGATIONS = """
ne n['’]\\w+ pas jamais rien aucune? personne sans ni non guère nul nulle refus\\w+ rejet\\w+ manqu\\w+ sauf hormis
excepté malgré bien mais pourtant cependant toutefois tandis contre ancien ancienne anciens anciennes ex feu feue seul
seule seuls seules seulement uniquement interdi\\w+ annul\\w+ bloqu\\w+ empêch\\w+ évit\\w+ même
"""
_HEDGES = """
exig\\w+ nécessit\\w+ dépend\\w* condition\\w* réserve peut peuvent pourra\\w* pourr\\w+ pouvait doit doivent
devra\\w* devr\\w+ devait faut faudra\\w* \\w+rai[ts]? \\w+raient présum\\w+ accus\\w+ soupçonn\\w+ suspect\\w*
probabl\\w+ possibl\\w+ peut-être sembl\\w+ paraît apparemment supposé\\w* prétend\\w* affirm\\w+ assur\\w+ estim\\w+
di(?:t|sent|sait) annonc\\w+ déclar\\w+ indiqu\\w+ selon environ près presque quasi\\w* prévu\\w* prévoi\\w+ espér\\w+
veut veulent souhait\\w+ compt\\w+ cens\\w+ réput\\w+ si s['’]ils? sinon jusqu\\w* parce puisque quand lorsque comme
où combien
"""
_TIMES = """
hier demain aujourd['’]hui matin matinée midi après-midi soir soirée nuit veille lendemain jours? journée semaines?
mois ans? années? heures? minutes? week-end printemps été automne hiver récemment bientôt depuis dernier dernière
prochain prochaine
"""
_GRAVE = """
corromp\\w+ détourn\\w+ escroqu\\w+ blanchi\\w* cach\\w+ trich\\w+ mentir pollu\\w+ harcel\\w+ harcèl\\w+
discrimin\\w+ mort morte morts mortes mourir mour\\w+ décéd\\w+ décès tué\\w* tuer meurtr\\w+ assassin\\w+ bless\\w+
victimes? agress\\w+ arrêt\\w+ interpell\\w+ condamn\\w+ inculp\\w+ poursuivi\\w* écrou\\w+ incarcér\\w+ détenu\\w*
prison procès jug(?:é|ée|és|ées) coupable\\w* crim\\w+ fraud\\w* corrup\\w+ drogues? viol violé\\w* violence\\w*
abus\\w* attaqu\\w+ tortur\\w+ vol volé\\w* illég\\w+ scandale\\w* démission\\w* limogé\\w* licenci\\w+ suspendu\\w*
disparu\\w* dispara\\w+ faillite malade\\w* maladie cancer hôpital hospitalis\\w+ enceinte handicap\\w* sans-\\w+
menti\\w* racis\\w+ terroris\\w+ divorc\\w+ veuf veuve menac\\w+ menace\\w* polémiqu\\w+ contest\\w+ controvers\\w+
mise?s?\\sen\\sexamen
"""

_POINTING = whole(
    """
il elle ils elles lui leur leurs son sa ses celui celle ceux celles ci cela ceci ce cet cette ces dernier dernière y
en aussi également autre autres même l['’]un l['’]une
"""
)

FRENCH: Final = Lexicon(
    leading=re.compile(rf"{_CONNECTIVES}, (?!(?:et|mais|ou|ni|qui|que|dont|alors)\b)", re.IGNORECASE),
    bare=re.compile(
        r"(?:Mais|Et|Or)(?:, | (?!(?:pas|non|aussi|également|surtout|alors|comment|pourquoi|que|qui|quoi|si|pour|de|du|"
        r"des|dont|encore|même|toujours|puis|donc|jamais|rien|tout|plus|moins|voilà|seulement|ni|ne|quand|où|enfin|ce|cela|"
        r"aucune?|sans|avec|par|dans|en|à|au|aux|sur|ainsi|là|ensuite)\b)(?!d['’]|qu['’]|s['’]))"
    ),
    inner=re.compile(
        r", (?:cependant|toutefois|néanmoins|par ailleurs|en outre|quant à (?:lui|elle|eux|elles)|de (?:son|leur) côté|"
        r"pour (?:sa|leur) part), "
    ),
    openings=(re.compile(rf"(?i:selon|d['’]après) {_SOURCE}, "),),
    closings=(re.compile(rf",? (?:selon|d['’]après) {_SOURCE}{_END}"), re.compile(rf", {_SAID} {_SOURCE}{_END}")),
    inner_sources=(re.compile(rf", (?:selon|d['’]après) {_SOURCE}, "), re.compile(rf", {_SAID} {_SOURCE}, ")),
    joining=re.compile(r"(?:mais|et|tandis|alors)\b"),
    setting=re.compile(
        r"(?:En|À|A|Au|Aux|Dans|Depuis|Le|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)(?: \w+){0,4}"
    ),
    opening=re.compile(
        r"(?:en|à|a|au|aux|dans|depuis|lors|après|avant|selon|pour|par|sur|comme|quand|si|alors|bien|malgré|pendant|avec|"
        r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)\b|d['’]après",
        re.IGNORECASE,
    ),
    relative=re.compile(
        r", (?P<clause>qui (?:(?:[a-zéè]+ment|aussi|déjà|souvent) )?(?:se |s['’])?"
        rf"(?:{'|'.join((_AUXILIARY + _FINITE).split())}"
        rf"|[a-zéèêïîç]{{3,}}(?:e|ent|ait|aient|it|t))\b[^,;:()–—]*), "
    ),
    home=re.compile(
        r"qui (?:est|sont) (?:né|née|nés|nées|basé|basée|basés|basées|domicilié|domiciliée)"
        r" (?:à|au|en) [A-ZÀ-Þ][\w'’-]*(?: (?:de |du |la )?[A-ZÀ-Þ][\w'’-]*)*"
        r"|qui (?:vit|vivent|habite|habitent) (?:à|au|en) [A-ZÀ-Þ][\w'’-]*"
    ),
    gloss=re.compile(r"(?:une?|qui) "),
    bracketed=re.compile(r"(?:une?|le|la|les|appelée?s?|dite?s?|qui|voir) |l['’]"),
    certain=whole(_AUXILIARY),
    finite=whole(_AUXILIARY, _FINITE),
    past=re.compile(r"(?!)"),
    adverb=re.compile(r"(?!)"),
    subordinate=re.compile(
        r"(?:bien que|quoique|quand|lorsqu|si|comme|alors qu|tandis|après|avant|depuis qu|parce|puisqu|dès|une fois|"
        r"malgré|pour|avec|sans|ni|que|qui|à moins)\b|s['’]il|qu['’]",
        re.IGNORECASE,
    ),
    stative=re.compile(r"(?!)"),
    telling=whole(
        _GRAVE,
        """
        peut peuvent \\w+ra \\w+ront va vont pourr\\w+ doit doivent devr\\w+ devait faut faudra\\w* \\w+rai[ts]?
        \\w+raient présum\\w+ accus\\w+ soupçonn\\w+ suspect\\w* probabl\\w+ possibl\\w+ peut-être sembl\\w+ paraît
        craint\\w* crain\\w+ espèr\\w+ espér\\w+ meilleur\\w* pire bon bonne mauvais\\w* mieux inacceptable\\w*
        important\\w* essentiel\\w* échec échou\\w+ faux fausse jamais toujours rien je j['’]\\w+ nous vous notre nos
        votre mon ma mes si menac\\w+ risqu\\w+ danger\\w* crise\\w* succès fort forte faible\\w* trop assez
        responsable\\w* faute
        """,
    ),
    factual=re.compile(r"\d"),
    deeds=(re.compile(r"(?<![\w'’-])(?:a|ont|avait|avaient|s['’]est|se sont) (?:déjà |été )?\w+"),),
    neutral=re.compile(
        r"\S+ (?:\w+ )?(?:augmenté|baissé|progressé|reculé|vendu|acheté|transporté|atteint|ouvert|fermée?s?|embauché|"
        r"produit|livré|investi|accueilli|enregistré|compté|commencé|installée?s?|publiée?s?|signé|construite?s?|lancé|"
        r"recruté|reçu|distribué|imprimé|planté|exporté|importé|gagné|dépensé)"
    ),
    never_known=whole(
        """
        lui eux celui-ci celle-ci il elle ils elles on je nous vous certains beaucoup procureure? parquet police
        enquêteurs? avocate?s? défense accusation juges? tribunal opposition syndicats? détracteurs? rivaux
        """
    ),
    lasting=whole(_NUMBERS, _NEGATIONS, _HEDGES, _TIMES, _GRAVE),
    counting=re.compile(
        r"(?:beaucoup|certain\w*|la plupart|tous|toutes|plusieurs|quelques|aucune?|chaque|nombre|nombreu\w+|"
        r"de nombreu\w+|"
        r"seul\w*|ceux|celles|celui|celle|nul|personne|"
        r"\d[\d., ]*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|des|les)\b",
        re.IGNORECASE,
    ),
    open_nouns=whole("ceux celles celui celle tous toutes gens personnes? hommes? femmes? ils? elles? ce autres?"),
    referring=MappingProxyType({"": _POINTING}),
    speaking=re.compile(rf"{_SOURCE} {_SAID} "),
    determiners=word_set("le la les l d un une des du de au aux ce cet cette ces son sa ses leur"),
    titles=word_set("m mm mme mlle dr me président ministre"),
    descriptors=word_set("agence presse journal quotidien chaîne site magazine radio porte-parole"),
    definite=re.compile(r"(?:le|la|les)\s|l['’]", re.IGNORECASE),
    linking=word_set("de du des d la le les l et à au aux en pour sur dans"),
)
