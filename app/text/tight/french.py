"""The closed lists of French."""

import re
from types import MappingProxyType
from typing import Final

from app.text.tight.french_words import AUXILIARY, DESCRIBING, FINITE, GRAVE, HEDGES, NEGATIONS, NUMBERS, TIMES
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
    r"(?:dit|déclaré|annoncé|indiqué|précisé|expliqué|ajouté|fait savoir)"
    r"|dit|déclare|annonce|indique|précise|explique|ajoute|indiquent)(?: dans un communiqué)?)"
)
_TAGS = (
    r"(?:dit|disent|(?:déclar|expliqu|indiqu|précis|ajout|affirm|assur|estim|rappel|soulign|rapport|annonc|insist|poursui|confi|"
    r"racont|not|regrett|jug|écri)(?:e|ent|t|é))(?:-t)?(?:-\w+)?"
)
# What explains a thing; «une infirmière», «un fardeau» tell of somebody, or what somebody thinks.
_KIND = (
    r"une? (?:\w+ )?(?:sorte|espèce|forme|type|genre|mesure|unité|façon|moyen|méthode|terme|mot|surnom) (?:d['’e]|pour)"
)
_SOURCE = r"(?P<source>[^,;:()]{2,80}?)"
_END = r"(?=[.!…]$)"

_POINTING = whole(
    """
il elle ils elles lui leur leurs son sa ses celui celle ceux celles ci cela ceci ce cet cette ces dernier dernière y
en aussi également autre autres même l['’]un l['’]une
"""
)


FRENCH: Final = Lexicon(
    leading=re.compile(rf"{_CONNECTIVES}, (?!(?:et|mais|ou|ni|qui|que|dont|alors)\b)", re.IGNORECASE),
    bare=re.compile(
        r"(?!Et [^,:«\"]{2,80}? d(?:e |['’])\w+(?:er|ir|re)\b)"
        # «Or noir» is no connective.
        r"(?:Mais|Et|Or(?=, | (?:l[ea]s?|une?|ils?|elles?|on|nous|cette|ces|sa|son|ses|selon)\b| [lj]['’]))"
        r"(?:, | (?!(?:leur|lui|[mts]e|y|pas|non|aussi|également|surtout|alors|comment|pourquoi|que|qui|"
        r"quoi|si|pour|de|du|des|dont|encore|même|toujours|puis|donc|jamais|rien|tout|plus|moins|voilà|seulement|ni|ne|"
        r"quand|où|enfin|ce|cela|aucune?|sans|avec|par|dans|en|à|au|aux|sur|ainsi|là|ensuite)\b)(?!d['’]|qu['’]|s['’]))"
    ),
    inner=re.compile(
        r", (?:cependant|toutefois|néanmoins|par ailleurs|en outre|quant à (?:lui|elle|eux|elles)|de (?:son|leur) côté|"
        r"pour (?:sa|leur) part), "
    ),
    tag=re.compile(
        rf"(?:[^\s,]+ ){{0,3}}?{_TAGS}(?: [^,]{{1,60}})?,|(?:il|elle|ils|elles|on|je|nous) \S+(?: \S+)?,", re.IGNORECASE
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
    relative=re.compile(r", (?P<clause>qui [^,;:()–—]*), "),
    relatives=word_set("qui"),
    describing=re.compile(rf"qui (?:se )?(?:{'|'.join(DESCRIBING.split())})\b"),
    home=re.compile(
        r"qui (?:est|sont) (?:né|née|nés|nées|basé|basée|basés|basées|domicilié|domiciliée)"
        r" (?:à|au|en) [A-ZÀ-Þ][\w'’-]*(?: (?:de |du |la )?[A-ZÀ-Þ][\w'’-]*)*"
        r"|qui (?:vit|vivent|habite|habitent) (?:à|au|en) [A-ZÀ-Þ][\w'’-]*"
    ),
    gloss=re.compile(rf"{_KIND}|qui "),
    bracketed=re.compile(rf"{_KIND}|qui |(?:aussi )?(?:appelée?s?|dite?s?) |voir "),
    certain=whole(AUXILIARY),
    finite=whole(AUXILIARY, FINITE),
    following=re.compile(r"(?:à|au|aux|en|dans|sur|de|du|des|pour)\b"),
    past=re.compile(r"(?!)"),
    adverb=re.compile(r"(?!)"),
    subordinate=re.compile(
        r"(?:bien que|quoique|quand|lorsqu|si|comme|alors qu|tandis|après|avant|depuis qu|parce|puisqu|dès|une fois|"
        r"malgré|pour|avec|sans|ni|que|qui|à moins)\b|s['’]il|qu['’]",
        re.IGNORECASE,
    ),
    shifting=re.compile(r"(?!)"),
    stative=re.compile(r"(?!)"),
    telling=whole(
        GRAVE,
        """
        peut peuvent \\w+ra \\w+ront va vont pourr\\w+ doit doivent devr\\w+ devait faut faudra\\w* \\w+rai[ts]?
        \\w+raient présum\\w+ accus\\w+ soupçonn\\w+ suspect\\w* probabl\\w+ possibl\\w+ peut-être sembl\\w+ paraît
        craint\\w* crain\\w+ espèr\\w+ espér\\w+ meilleur\\w* pire bon bonne mauvais\\w* mieux inacceptable\\w*
        important\\w* essentiel\\w* échec échou\\w+ faux fausse jamais toujours rien je j['’]\\w+ nous vous notre nos
        votre mon ma mes si menac\\w+ risqu\\w+ danger\\w* crise\\w* succès fort forte faible\\w* trop assez
        responsable\\w* faute
        """,
    ),
    deeds=(whole(AUXILIARY, FINITE), re.compile(r"(?<![\w'’-])s['’]est\b")),
    measuring=re.compile(
        r"(?<!\w)(?:(?:a|ont) (?:été )?(?:augmenté|baissé|progressé|reculé|transporté|atteint|ouvert|fermée?s?|"
        r"embauché|accueilli|enregistré|commencé|publiée?s?|recruté|compté|doublé|dépassé)|"
        r"(?:est|sont) (?:ouverts?|fermée?s?)|"
        r"compte|emploie|transporte|accueille)\b"
    ),
    never_known=whole(
        """
        afp reuters ap tass mediapart echos monde figaro parisien libération franceinfo bfmtv rtl quotidien journal
        hebdomadaire magazine radio chaîne site presse autorités? experts? sources? analystes? témoins? spécialistes?
        médias lui eux celui-ci celle-ci il elle ils elles on je nous vous certains beaucoup procureure? parquet
        police enquêteurs? avocate?s? défense accusation juges? tribunal opposition syndicats? détracteurs? rivaux
        """
    ),
    lasting=whole(NUMBERS, NEGATIONS, HEDGES, TIMES, GRAVE),
    counting=re.compile(
        r"(?:beaucoup|certain\w*|la plupart|tous|toutes|plusieurs|quelques|aucune?|chaque|nombre|nombreu\w+|"
        r"de nombreu\w+|seul\w*|ceux|celles|celui|celle|nul|personne|"
        r"\d[\d., ]*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|des|les)\b",
        re.IGNORECASE,
    ),
    open_nouns=whole("ceux celles celui celle tous toutes gens personnes? hommes? femmes? ils? elles? ce autres?"),
    referring=MappingProxyType({"": _POINTING}),
    speaking=re.compile(rf"{_SOURCE} {_SAID} "),
    determiners=word_set("le la les l d un une des du de au aux ce cet cette ces son sa ses leur"),
    titles=word_set("m mm mme mlle dr me président ministre"),
    descriptors=word_set("porte-parole"),
    definite=re.compile(r"(?:le|la|les)\s|l['’]", re.IGNORECASE),
    linking=word_set("de du des d la le les l et à au aux en pour sur dans"),
)
