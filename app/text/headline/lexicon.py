"""Closed lists by which a sentence is shortened to a headline, English and French."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from app.text.words import Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns of one language, matched at the start of a piece between commas, but for those that are looked for.

    relative, clause, participle, apposition: what an aside begins with. never: what is no aside whatever follows, as it
    turns or limits what is said. resumes, preposition: what may go on after an aside. that: looked for; tells a subject
    that speaks from who says so. opening: a time or place before the subject. leading, trailing: who says so. verb:
    looked for; a finite one. and_clause: one more clause. claim: looked for; what the paper is not to say in its own
    name. calendar: what has a capital and is no name.
    """

    relative: re.Pattern[str]
    clause: re.Pattern[str]
    participle: re.Pattern[str]
    apposition: re.Pattern[str]
    never: re.Pattern[str]
    resumes: re.Pattern[str]
    preposition: re.Pattern[str]
    that: re.Pattern[str]
    opening: re.Pattern[str]
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    verb: re.Pattern[str]
    and_clause: re.Pattern[str]
    claim: re.Pattern[str]
    calendar: re.Pattern[str]


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(' '.join(words).split())})(?![\w’'-])", re.IGNORECASE)


_ENGLISH_PAST = (
    "was|were|had|did|said|met|won|lost|left|held|made|took|gave|told|began|came|went|fell|rose|hit|cut|put|set|sent|spent|"
    "built|bought|sold|brought|fought|caught|found|got|kept|led|paid|ran|saw|shot|spoke|stood|struck|wrote|broke|chose|"
    "drew|drove|flew|grew|knew|threw|became|burst|swept|sought|taught|thought|understood|beat|shut|quit|bid|let|backed"
)
_ENGLISH_PRESENT = (
    "is|are|has|have|will|would|can|could|may|might|must|should|does|do|says|wants|plans|calls|asks|urges|warns|expects|"
    "faces|seeks|remains|becomes|begins|goes|comes|takes|makes|gives|holds|shows|means|needs|hopes|fears|vows|denies"
)
_ENGLISH_VERB = (
    rf"(?:{_ENGLISH_PAST}|{_ENGLISH_PRESENT}|(?!need|hundred|indeed|speed|weed|seed|breed|red\b)[a-z]{{2,}}ed)"
)
_SAYS = r"(?:said|says|announced|reported|reports|added|confirmed|stated|wrote|writes|told \w+|indicated|explained)"
_ENGLISH_DAY = r"(?: (?:on |late |early )?(?:\w+day|\w+ \d{1,2}))?"
_ENGLISH_ROLES = (
    "head|secretary|director|president|minister|leader|chief|chairman|chairwoman|chair|spokesman|spokeswoman|spokesperson|"
    "author|owner|founder|co-founder|capital|home|mayor|ambassador|professor|widow|wife|husband|son|daughter|brother|"
    "sister|father|mother|former|deputy|prime|vice|general|foreign|aged|boss|governor|senator|commander|editor|part"
)
_NEVER_ENGLISH = (
    "and or but nor not never if unless until except without only provided even though although despite instead unlike "
    "whether rather so than yet then no neither either"
)
_FRENCH_VERB = (
    "est|sont|était|étaient|a|ont|avait|avaient|sera|seront|serait|fut|furent|va|vont|doit|doivent|peut|peuvent|pourrait|"
    "aura|auront|aurait|fait|font|dit|veut|veulent|annonce|demande|demandent|appelle|rencontre|prévoit|menace|reste|"
    "restent|devient|prend|prennent|met|mettent|reçoit|refuse|refusent|accuse|propose|lance|perd|gagne"
)
_FRENCH_ROLES = (
    "secrétaire|patron|patronne|président|présidente|ministre|chef|cheffe|directeur|directrice|porte-parole|ancien|ancienne|"
    "maire|ambassadeur|ambassadrice|professeur|professeure|veuve|fils|fille|frère|sœur|père|mère|numéro|capitale|fondateur|"
    "fondatrice|auteur|autrice|principal|principale|premier|première|organe|vice-président|gouverneur|général|âgée?"
)
_DIT = (
    r"(?:annoncé|déclaré|indiqué|précisé|affirmé|ajouté|dit|expliqué|rapporté|confirmé|souligné|estimé|écrit|remarqué|noté|"
    r"relevé|révélé|raconté|rappelé|promis|conclu|assuré|insisté|poursuivi|relaté|fait savoir)"
)

ENGLISH: Final = Lexicon(
    relative=_words("which who whose whom where"),
    clause=_words("after before as while when amid following because since according with thanks due during including"),
    participle=re.compile(r"(?!(?:according|during|including|nothing|something|everything|anything)\b)[a-z]{2,}ing\b"),
    apposition=re.compile(rf"(?:the|an?|one of|his|her|its|their|\d{{1,3}}$|(?:{_ENGLISH_ROLES})\b)"),
    never=_words(_NEVER_ENGLISH),
    resumes=re.compile(rf"(?:{_ENGLISH_VERB}|that|to)(?![\w-])"),
    preposition=_words("in on at for from of by with against over into"),
    that=re.compile(r"\bthat\b"),
    opening=re.compile(
        r"(?:On (?:\w+day|\w+ \d{1,2})|(?:In|At|Near|Outside) (?:the )?[A-Z]|Earlier|Late on|Early on|This \w+|"
        r"After|Following|Speaking|Today|Yesterday)\b"
    ),
    leading=re.compile(
        r"(?:According to|As (?:reported|announced|stated|confirmed) by|As .{2,60} (?:reports|reported)|Citing)\b"
    ),
    trailing=re.compile(rf"(?:according to .+|{_SAYS} .+|.{{2,80}} {_SAYS}{_ENGLISH_DAY}(?: in [^,]{{2,40}})?)"),
    verb=re.compile(rf"(?<![\w’'-]){_ENGLISH_VERB}(?![\w’'-])"),
    and_clause=re.compile(r"(?:and|while) "),
    claim=re.compile(
        r"\b(?:should|must|ought|needs?|may|might|could|would|because|murder\w*|kill(?:ed|ing) (?:his|her)|"
        r"rap(?:ed?|ist)|guilty|fraud\w*|corrupt\w*|brib\w+|crim\w+|terror\w*|steal\w*|stole\w*|l(?:ie|ied|ying)|abus\w+|tortur\w+|"
        r"assault\w*|racis\w*|blame\w*|responsible|best|worst|wrong|right|fail\w*|genocide|massacr\w+)\b",
        re.IGNORECASE,
    ),
    calendar=re.compile(
        r"(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December)$"
    ),
)
FRENCH: Final = Lexicon(
    relative=re.compile(r"(?:qui|dont|où|lequel|laquelle|lesquels|lesquelles|auquel|à laquelle)\b"),
    clause=_words("après avant alors tandis lorsque quand pendant comme car selon depuis grâce notamment dans"),
    participle=re.compile(r"[a-zà-ÿ]{3,}ant\b"),
    apposition=re.compile(rf"(?:l[’']|(?:les?|la|une?|son|sa|ses|leur|\d{{1,3}} ans$|{_FRENCH_ROLES})\b)"),
    never=_words(
        "et ou mais ni pas jamais si sauf sans seulement même malgré bien quoique non plutôt puis donc pourvu à"
    ),
    resumes=re.compile(rf"(?:{_FRENCH_VERB}|s[’']est|n[’']|que)(?![\w-])"),
    preposition=_words("au aux en dans pour par sur contre avec"),
    that=re.compile(r"\bqu(?:e\b|[’'])"),
    opening=re.compile(
        r"(?:(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)\b|Le \d{1,2} \w+$|(?:A|À) (?:la )?[A-ZÀ-Ý]|"
        r"En [A-ZÀ-Ý]|Dans (?:la|le|les|un|une)\b|Après\b|"
        r"Ce (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir)\b)"
    ),
    leading=re.compile(
        r"(?:Selon|D[’']après|Comme (?:le|l[’']a|l[’']ont) (?:rapporte|rapportent|annoncé|indiqué|révélé))\b"
    ),
    trailing=re.compile(
        rf"(?:selon .+|d[’']après .+|(?:a|ont)(?:-t-\w+)? {_DIT}.*|.{{2,80}} (?:a|ont) {_DIT}(?: \w+)?)"
    ),
    verb=re.compile(rf"(?:(?<![\w-])|(?<=[ns][’'])|(?<=[Nn]’))(?:{_FRENCH_VERB})(?![\w-])"),
    and_clause=re.compile(r"(?:et|tandis que) "),
    claim=re.compile(
        r"\b(?:doit|doivent|devrait|devraient|faut|faudrait|peut|pourrait|pourraient|serait|seraient|aurait|auraient|parce|"
        r"meurtr\w+|assassin\w*|viol(?:é\w*|s|eur\w*)?|coupable\w*|fraud\w+|corrup\w+|crim\w+|terror\w+|vol(?:é\w*|eur\w*)|"
        r"ment(?:i|ir|eur\w*)|agress\w+|tortur\w+|racis\w+|responsable\w*|meilleure?s?|pires?|échec\w*|génocide|massacr\w+)\b",
        re.IGNORECASE,
    ),
    calendar=re.compile(
        r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|"
        r"octobre|novembre|décembre)$"
    ),
)
LEXICONS: Final[Mapping[Language, Lexicon]] = MappingProxyType({"en": ENGLISH, "fr": FRENCH})
