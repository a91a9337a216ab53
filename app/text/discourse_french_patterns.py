"""How French sentences start that lean on the one before, and those that look so and stand alone."""

import re

_TIME = (
    r"année|an|mois|semaine|week-end|jour|journée|matin|matinée|après-midi|soir|soirée|nuit|été|hiver|printemps|"
    r"automne|"
    r"trimestre|semestre|décennie|siècle|saison|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|"
    r"novembre|"
    r"décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_NUMBER = r"deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze"
_SUBJECT = r"il|elle|ils|elles"
STRONG = r"lui|elle|eux|elles|lui-même|elle-même|eux-mêmes|elles-mêmes|celui-ci|celle-ci|ceux-ci|celles-ci"
_LAST = (
    r"ce dernier|cette dernière|ces derniers(?! (?:jours|mois|temps|week-ends))|"
    r"ces dernières(?! (?:semaines|années|heures|minutes|secondes|décennies))"
)
_THAT = r"ceci|cela|ça|celui-là|celle-là|ceux-là|celles-là"
_APOSTROPHE = "['’]"


def _start(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)


PRONOUN = _start(
    rf"(?:{_SUBJECT}|{STRONG})(?:-(?:même|mêmes))?",
    _LAST,
    _THAT,
    rf"(?:tout|toute|tous|toutes|une partie|la plupart|certains|certaines|plusieurs|beaucoup|aucun|aucune|"
    rf"l{_APOSTROPHE}un|"
    rf"l{_APOSTROPHE}une|chacun|chacune|deux|trois|la moitié) d{_APOSTROPHE}entre (?:eux|elles)",
    r"(?:tous|toutes) (?:deux|trois|quatre|ont|sont|étaient|avaient)",
    rf"les (?:{_NUMBER})",
    rf"(?:l{_APOSTROPHE}|les |d{_APOSTROPHE}|une? |tous les |toutes les )autres?",
    rf"l{_APOSTROPHE}(?:intéressée?|un et l{_APOSTROPHE}autre|une et l{_APOSTROPHE}autre)",
    r"(?:le|la|les) (?:duo|trio|tandem|mis en cause|mise en cause|tout|même|mêmes)",
    r"(?:tel|telle|tels|telles) (?:est|sont|était|étaient|fut)",
    rf"(?:voilà|voici|là|là-bas|d{_APOSTROPHE}où|dont|chacun|chacune|aucun|aucune|certains|certaines)"
    rf"(?= (?:a|ont|est|sont|était|aussi|encore|n{_APOSTROPHE}|ne|pourquoi|comment|que|ce|qui)\b|,)",
    r"(?:le premier|la première|le second|la seconde|le deuxième|la deuxième|le troisième)"
    r"(?=,| (?:est|a|avait|était|sera|concerne|implique|vise|porte|consiste|se|s['’]|n['’]|ne)\b)",
    r"(?:aucun|aucune|chacun|chacune|plusieurs|certains|certaines|beaucoup|deux|trois|la plupart|la moitié|"
    r"une partie|l['’]une?|"
    r"certaines) (?:de|d['’]) ?(?:ces|ses|leurs|ceux|celles)",
    r"l['’]une?(?! des?\b| d['’])",
    r"ce (?:que|qui|dont|à quoi|faisant)|ce qu(?=['’])",
    rf"c(?={_APOSTROPHE}(?:est|était|est-à-dire|en)\b)",
    r"ce (?:sont|furent|fut|sera|seraient|serait|n)",
)
# «Ce projet», «Cette annonce», «Son porte-parole».
DETERMINER = _start(r"cet|cette|ces|ce", r"son|sa|ses|leurs?")
# «Un argument balayé par la Cour.», «Une décision que le maire regrette.»: said of the sentence before, with no verb.
_SUMMING_UP = (
    r"accusation|affirmation|analyse|annonce|argument|avis|baisse|chiffre|choix|condamnation|condition|constat|critique|"
    r"décision|déclaration|dispositif|échec|éventualité|évolution|façon|geste|hausse|hypothèse|idée|information|initiative|"
    r"manière|mesure|montant|moyen|nouvelle|objectif|observation|phénomène|phrase|polémique|position|première|preuve|"
    r"projet|promesse|proposition|question|réaction|record|remise|réponse|scénario|sentiment|signe|situation|somme|sortie|"
    r"stratégie|succès|tendance|thèse|version|victoire|vision|volonté"
)
FRAGMENT = re.compile(
    rf"Une? (?:\w+ )?(?:{_SUMMING_UP})(?: [^\W\d_]+){{0,3}}?,? (?:qui|que|dont|où|auquel|(?:à|pour|selon) laquelle|"
    r"[^\W\d_]+(?:é|i|u|is|it|rt)e?s? (?:par|en)\b|qu['’])",
)
CONNECTIVE = _start(
    r"mais|et|ou|ni|or|car|donc|puis|ensuite|pourtant|cependant|toutefois|néanmoins|inversement|parallèlement|"
    r"réciproquement|"
    r"auparavant|entre-temps|finalement|concrètement|idem|sinon|bref|résultat|également|en définitive|du reste|"
    r"au demeurant",
    r"ainsi(?! que)|alors(?! qu)|aussi(?! bien que)|dès lors|depuis lors|jusqu['’]alors|jusque-là|jusqu['’]ici|"
    r"entretemps",
    r"(?:enfin|surtout|depuis|avant|après|plus tard|plus tôt|encore|pire|mieux|reste|au final|à défaut|autre|autant)"
    r"(?=,| :)",
    r"autre [\w-]+|même (?:constat|chose|son de cloche|scénario|topo|tendance|logique|inquiétude|punition|sort)",
    r"par (?:ailleurs|conséquent|exemple|la suite|contre|comparaison|contraste)",
    r"en (?:effet|revanche|outre|plus|conséquence|fait|réalité|attendant|retour|somme|clair|résumé|particulier|"
    r"contrepartie|"
    r"parallèle|même temps|cause|échange|d['’]autres termes)(?! de\b| d['’]| des\b| du\b)",
    r"de (?:plus|même|surcroît|fait|ce fait|là|quoi|sorte qu)(?! en plus)|du coup|du même coup|d['’]ailleurs|"
    r"d['’]autant|d['’]autre part|d['’]une part",
    r"(?:de|pour|à|quant à|dans) (?:son|sa|leur) (?:côté|part|tour)",
    r"au (?:contraire|même moment|même titre|passage)|à l['’](?:inverse|opposé|époque(?! d)|origine(?=,))|"
    r"à (?:noter|cela)",
    r"malgré (?:cela|tout)|quoi qu['’]il en soit|qui plus est|non seulement|toujours (?:selon|est-il|d['’]après)|"
    r"sans (?:compter|oublier)|sauf (?:que?|au|aux|en)|si bien que|faute de quoi|à cela|autrement dit|"
    r"c['’]est pourquoi|"
    r"une fois encore",
    r"(?:à tel|au) point que?|une (?:nouvelle|autre|deuxième|seconde|troisième) fois(?=,)|dans (?:le même temps|"
    r"la foulée|l['’]intervalle|l['’]immédiat|la même veine|un second temps|un deuxième temps)",
    r"le lendemain|la veille(?! d)|le surlendemain|quelques? (?:\w+ )?(?:plus tard|après|auparavant)",
    r"(?:[\w-]+ )?(?:[\w-]+ )?(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans|années?|décennies?) "
    r"(?:plus tard|plus tôt|auparavant|après(?=,))",
    rf"(?:le|la|au|en|l['’]|les|à la) ?(?:même|mêmes) (?:{_TIME}|heure|date|moment|instant|époque|endroit)",
    rf"(?:le|la|l['’]) ?(?:{_TIME}) (?:suivante?|précédente?|d['’]après|d['’]avant)",
    r"(?:première|deuxième|seconde|troisième|dernière) (?:raison|conséquence|explication|étape|option|hypothèse)",
    r"pas (?:seulement|plus|davantage|question|de quoi|sûr|étonnant)|autant d[e'’]|c['’]est (?:ainsi|pourquoi)",
    r"(?:plus|tout) récemment",
    r"(?:premièrement|deuxièmement|troisièmement|d['’]abord|dernièrement)",
)
# «Selon lui», «Dans ce contexte», «Avec sa sœur»: what stands behind the preposition points back.
POINTING_PHRASE = re.compile(
    r"(?P<preposition>selon|d['’]après|pour|avec|sans|chez|contre|à|de|dans|sur|sous|par|en|depuis|avant|après|dès|"
    r"vers|entre|"
    r"parmi|malgré|grâce à|face à|suite à|à la suite de|à propos de|au sujet de|outre|hormis|au sein de|lors de|"
    r"durant|"
    r"pendant|jusqu['’]à|à côté de|autour de|devant|derrière|quant à|comme|même|à|au-delà de|à l['’]issue de|"
    r"en plus de)\s+"
    rf"(?P<pointer>{STRONG}|{_LAST}|{_THAT}|cet|cette|ces|ce|son|sa|ses|leurs?)(?![\w-])",
    re.IGNORECASE,
)
POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
# «Cette semaine», «ce lundi matin», «à ce jour», «ces derniers mois»: the day on which the story is told.
NOW = re.compile(
    rf"(?:cet|cette|ces|ce)\s+(?:(?:derni(?:er|ers|ère|ères)|prochain\w*|début de|fin de|milieu de)\s+)?"
    rf"(?:{_TIME}|temps|jours|mois|ans|années|semaines|heures|matins|soirs)(?![\w-](?!ci))(?!-là)",
    re.IGNORECASE,
)
STANDS_ALONE = re.compile(
    rf"(?:{NOW.pattern}"
    rf"|(?:Son|Sa|Leurs?) (?:Altesse|Majesté|Sainteté|Excellence|Éminence|Honneur|Altesses|Majestés)\b"
    r"|(?:Ceux|Celles|Celui|Celle) (?:qui|que|qu['’]|dont)\b"
    rf"|Les (?:{_NUMBER}) (?:Corées|tiers|Sèvres|Savoies|chambres|rives|bords)\b|À ce (?:jour|stade)\b|Et si\b(?=.*\?)"
    r"|Tous les|Toutes les|Autre(?:fois|ment que)\b|Ou presque"
    r"|L['’]autre jour\b)",
    re.IGNORECASE,
)
_ADJECTIVES = (
    r"clair|évident|possible|impossible|probable|improbable|important|essentiel|indispensable|nécessaire|urgent|vrai|"
    r"faux|interdit|défendu|permis|prévu|question|difficile|facile|rare|fréquent|courant|temps|trop tôt|trop tard|"
    r"exclu|"
    r"recommandé|conseillé|demandé|établi|acquis|inutile|utile|regrettable|normal|étonnant|inacceptable|inadmissible|"
    r"logique|primordial|inconcevable|vital|grand temps|hors de question|peu probable|bon|préférable|crucial|"
    r"impératif"
)
# «Il est interdit de fumer», but «Il est interdit de stade».
_INFINITIVE = (
    r"(?:de |d['’])(?:ne |pas |plus |se |s['’]|le |la |les |l['’]|y |en |lui |leur |nous |vous |bien |mieux )*"
    r"[^\W\d_]+(?:er|ir|re|oir)\b"
)
EXPLETIVE = re.compile(
    r"Il (?:ne |n['’])?(?:"
    r"(?:me |nous |vous |leur |lui |en )?(?:faut|fallait|faudra|faudrait|fallut)\b|(?:a|avait|aura|va|allait|"
    r"aurait) (?:\w+ )?(?:fallu|falloir|suffi)\b"
    r"|y (?:a|avait|aura|aurait|eut|ait|en a|en avait|en aura)\b"
    r"|(?:existe|existait|convient|convenait|suffit|suffisait|importe|semble|semblerait|paraît|paraîtrait|apparaît|"
    r"ressort|arrive|"
    r"se peut|pleut|pleuvait|neige|neigeait|vaut mieux|vaudrait mieux|s['’]avère|résulte)(?: \w+){0,2}"
    r" ?(?:qu['’e]|de\b|d['’]|du\b|des\b|mieux|une?\b|deux|trois|plusieurs|encore|trop|beaucoup|\d)"
    r"|(?:pleut|pleuvait|neige|neigeait)\b"
    r"|(?:reste|restait|restera|manque|manquait|manquera)(?: encore| donc| toujours)? (?:à|deux|trois|quatre|cinq|"
    r"dix|beaucoup|peu|"
    r"des|du|de l|une?|quelques|que|\d)"
    rf"|(?:est|était|sera|serait|paraît|semble|reste|a été|avait été)(?: pas| plus| donc| encore| désormais|"
    rf" aujourd['’]hui| très| \w+ment)*"
    rf" (?:{_ADJECTIVES})(?:,? \w+,?)? (?:{_INFINITIVE}|que\b|qu['’])"
    r"|(?:a été|est|avait été) (?:décidé|convenu|établi|demandé|annoncé|confirmé|proposé|prévu|question) (?:de\b|"
    r"d['’]|que\b|qu['’])"
    r"|(?:est|était) (?:environ |près de |presque |à peine |alors |déjà )*(?:\d{1,2}|une|deux|trois|quatre|cinq|six|"
    r"sept|huit|neuf|dix|"
    r"onze|midi|minuit)\b(?: ?h| heures?|,| )"
    r"|fait (?:\w+ )?(?:beau|froid|chaud|nuit|jour|noir|doux|bon|\d)"
    r"|était une fois)",
)
OPENING_WORD = re.compile(
    r"(?:à|a|au|aux|après|avant|avec|chez|comme|contre|dans|de|depuis|des|dès|devant|du|durant|en|entre|face|grâce|"
    r"hier|hors|jadis|"
    r"jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|lors|lorsque|malgré|outre|par|parmi|pendant|pour|puisque|"
    r"quand|sans|selon|si|sous|suite|sur|vers|aujourd['’]hui|demain|autrefois|actuellement|désormais|récemment|né|"
    r"née|nés|"
    r"mort|morte|âgé|âgée|venu|venue|connu|connue|interrogé|interrogée|seul|seule|loin|longtemps|souvent|parfois|"
    r"bien|"
    r"tandis|alors|lorsqu['’]\w+|d['’]\w+|l['’]an|le (?=\d|"
    + _TIME
    + r")|fin|début|mi-\w+|janvier|juin|[\w-]+(?:ant|ment|ée?s?))",
    re.IGNORECASE,
)
OPENING_THEN_PRONOUN = re.compile(
    rf"(?P<opening>[^,;:.«“\"]{{1,120}}(?:,[^,;:.«“\"A-ZÀ-Þ]{{1,80}})?), (?P<subject>(?:{_SUBJECT})\b(?!-).*)",
    re.DOTALL,
)
SHORT_OPENING_THEN_PRONOUN = re.compile(
    rf"(?P<opening>(?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd['’]hui|ici|là)(?: (?:soir|"
    rf"matin))?) (?P<subject>(?:{_SUBJECT})\b.*)",
    re.DOTALL | re.IGNORECASE,
)
NAMING_CLAUSE = re.compile(
    r"(?i:lorsque?|lorsqu['’]|quand|si|comme|puisque|puisqu['’]|alors que?|alors qu['’]|tandis que?|après que?|"
    r"avant que?|parce que?|bien que?|"
    r"depuis que?|dès que?|tant que?)[ ]?(?:[a-zà-ÿ]+ ){0,3}?[A-ZÀ-Þ]"
)
# «, a-t-il ajouté», «» dit-elle»: the speaker was named before.
PRONOUN_SPEAKS = re.compile(
    r"[,»”\"!?…]\s*(?:(?:lui|leur|nous|me|se|en|y) )?(?:(?:l|s|n|m)['’])?(?:[^\W\d_]+)(?:-t)?-(?:ils?|"
    r"elles?)(?![\w-])"
)
# «Écrit-elle aussi.»
INVERTED_START = re.compile(r"[^\W\d_]+(?:-t)?-(?:ils?|elles?)(?![\w-])")
NAMED_SPEAKER = re.compile(
    r"\b(?:a|ont|avait)\s+(?:\w+\s+)?[\w’']+(?:é|it|u|i|is|ert)\s+(?:[A-ZÀ-Þ]|(?:l[ea]s?|un|une|l['’]|son|sa|ses|ce|"
    r"cette)\b)"
    r"|\b(?:selon|d['’]après)\s+(?!lui\b|elle\b|eux\b)|\b(?:dit|explique|estime|affirme|assure|souligne|ajoute|"
    r"précise|indique)\s+[A-ZÀ-Þ]"
)
POINTS_BACK_INSIDE = re.compile(
    r"\b(?:était|étaient|avait|est|sont)\s+alors\b(?! qu)|\bà l['’]époque\b(?! d)|^[^,;:]{0,40}\blà (?:aussi|"
    r"encore)\b|\b(?:ce|cette|cet|"
    r"ces) (?:[\w-]+)-là\b"
)
CALENDAR = re.compile(rf"(?:{_TIME})s?", re.IGNORECASE)
ELIDED = re.compile(r"\b(?:qu|[cdjlmnst])['’](?=[A-ZÀ-Þ])", re.IGNORECASE)
IS_PRONOUN = re.compile(rf"(?:{_SUBJECT}|son|sa|ses|leurs?)\b", re.IGNORECASE)
LONGEST_OPENING = 160
PARTICLES = frozenset({"al", "van", "von", "di", "da", "del", "der", "bin", "ben", "el", "d"})
ADDITIVE = re.compile(r"[^,.;:]{0,60}\b(?:également|aussi|elle aussi|lui aussi|eux aussi)\b", re.IGNORECASE)
BARE_DEFINITE = re.compile(r"(?:(?:Le|La|Les|Au|Aux|Du) |L['’])(?=[a-zà-ÿ0-9])")
OUTSIDE = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
