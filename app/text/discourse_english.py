"""Which English sentences lean on the one before: rules on how a sentence starts.

"Extractive is not Faithful" (Zhang, Wan and Bansal, 2023) finds that most faults of extractive summaries are pronouns
and connectives whose antecedent was left out. Its two cheap measures, incomplete coreference and incomplete discourse,
are what is decided here. Where a rule is in doubt it says that the sentence leans: the price is one sentence more or
another candidate, while a "He" without a name is an error in print.
"""

import re

from app.text.discourse_marks import QUOTES, continues, has_name, plain_start

_TIME = (
    r"year|month|week|weekend|day|morning|afternoon|evening|night|summer|winter|spring|autumn|fall|season|quarter|"
    r"decade|"
    r"century|term|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|dozen"
_SUBJECT = r"he|she|they"
_PERSONAL = rf"{_SUBJECT}|him|her|them|his|hers|their|theirs|himself|herself|themselves"


def _start(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(alternatives)})(?![\w-])", re.IGNORECASE)


# Openings that can't be understood alone. Each is matched at the first word and must end at a word's end.
_PRONOUN = _start(
    rf"(?:{_PERSONAL}|its?|itself)",
    r"(?:this|that|these|those|such|another|others?|both|neither|either|the same|the other|the others|the latter)",
    r"the former(?=,| (?:is|was|has|had|will|would|also|then|said|says)\b)",
    rf"the (?:other )?(?:{_NUMBER})(?! (?:koreas|sides of the atlantic))",
    r"the (?:pair|duo|trio|rest(?! of (?:the|his|her|its)\b))",
    r"(?:\w+|both|all|most|some|many|none|each|either|neither|half|part) of (?:them|these|those|this|that|which|"
    r"whom)",
    r"of (?:them|these|those|the (?:\w+ )?total)",
    r"here",
    r"there(?=,)",
)
_CONNECTIVE = _start(
    r"(?:however|but|and|or|nor|also|meanwhile|moreover|furthermore|nevertheless|nonetheless|therefore|thus|hence)",
    r"(?:consequently|otherwise|similarly|likewise|conversely|additionally|accordingly|alternatively|instead(?! of))",
    r"(?:then|besides|afterwards?|thereafter|elsewhere|anyway|regardless(?! of)|equally|so(?! far| called))",
    r"(?:yet|still|indeed|too|again|later|earlier|previously|eventually|subsequently|finally|lastly|rather|"
    r"though)(?=,)",
    r"(?:later|earlier|still|yet)(?= (?:he|she|they|it|that|in the day|on)\b)",
    r"(?:first|second|third|fourth|last)ly|(?:first|second|third)(?=,)",
    r"in (?:addition|contrast|comparison|return|response|reply|turn)(?! to)",
    r"in (?:fact|short|other words|particular|the meantime|the same vein|the process|doing so|so doing|the end)",
    r"by (?:contrast|comparison|doing so|then)",
    r"(?:for|as an?) (?:example|instance|illustration)",
    r"as (?:a result|a consequence|a reaction)(?! of)|as (?:such|well)(?=,)",
    r"on (?:the other hand|the contrary|the one hand|top of (?:that|this|it))",
    r"(?:even so|all the same|that said|having said that|what is more|what's more|not only that|above all|"
    r"once again)",
    r"more (?:importantly|recently)|most (?:importantly|recently)|worse(?=,| still)",
    r"(?:since|until|till|before|after|from|by|despite|besides|in spite of|because of|like|at|on|in) then",
    r"at (?:the same|the) (?:time|moment)|at (?:that|this) (?:time|point|stage|moment)",
    r"(?:soon|shortly|immediately|not long|long|just) (?:after|afterwards?|before|beforehand|thereafter)(?=,|"
    r" that\b)",
    r"(?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|moments?) "
    r"(?:(?:later|earlier)(?=,| (?:he|she|they|it|the|a|an)\b)|(?:before|after)(?=,| (?:he|she|they|it)\b))",
    rf"(?:on |in |by )?the (?:same|next|following|previous|very next) (?:{_TIME}|time|hour|moment)",
    rf"the (?:{_TIME}) (?:before|after)",
    r"(?:for|on|in) (?:his|her|its|their) (?:part|own part|turn)",
    r"the reason(?= (?:is|was|for this|for that)\b)|not so|not surprisingly|unsurprisingly",
)
# "According to him", "After this", "In that case": the second word points back.
_POINTING_PHRASE = re.compile(
    r"(?:according to|as for|contrary to|thanks to|due to|because of|in spite of|as well as|along with|together with|"
    r"apart from|instead of|in addition to|in response to|in contrast to|as a result of|"
    r"about|above|after|against|among|around|as|at|because|before|behind|below|beside|besides|between|beyond|by|"
    r"despite|during|following|for|from|if|in|inside|into|like|near|of|off|on|once|outside|over|since|than|through|"
    r"to|"
    r"toward|towards|under|unless|unlike|until|upon|when|where|whereas|while|with|within|without|although|though|"
    r"all|half|only|even|just|perhaps|maybe|what|why|how|where)\s+"
    rf"(?P<pointer>{_PERSONAL}|its?|this|that|these|those|such|both|the latter|the former|"
    rf"the (?:{_NUMBER}))(?![\w-])",
    re.IGNORECASE,
)
_RESOLVED_POINTER = re.compile(
    rf"(?:this|these) (?:{_TIME}|days)|(?:that|those) (?:who|whose|which)|(?:both|the (?:{_NUMBER})) (?:the )?[A-Z]"
)
# Openings that look like the ones above and stand alone.
_STANDS_ALONE = re.compile(
    rf"(?:This (?:{_TIME})\b(?! was\b| is\b| has\b)|These days\b"
    r"|Those (?:who|whose|wishing|wanting|hoping|involved in)\b"
    r"|(?:Both|Neither) (?:the )?[A-Z][^.;:]*? (?:and|nor) (?:the )?[A-Z]"
    rf"|The (?:{_NUMBER}) (?:[a-z]+ )?[A-Z]|The latter (?:half|part|stages?)\b|Such as\b"
    r"|(?:Her|His|Their) (?:Majesty|Majesties|Royal|Holiness|Excellency|Highness|Honou?r|Grace|Eminence|Beatitude)\b"
    r"|(?:For|On|In) (?:the )?(?:first|second|third) "
    r")"
)
# "It is clear that": the pronoun stands for what follows. "It is likely to", "It is hard to" may speak of a company.
_EXPLETIVE = re.compile(
    r"It(?:'s|’s| is| was| has been| had been| will be| would be| may be| remains| remained)"
    r"(?: still| now| not| yet| widely| perhaps| \w+ly)*"
    r" (?:(?:clear|unclear|uncertain|true|likely|unlikely|hoped|feared|believed|thought|understood|reported|"
    r"announced|"
    r"confirmed|revealed|claimed|estimated|expected|alleged|said|known|unknown|agreed|wrong|right)"
    r" (?:\w+ )?(?:that|whether|if|how|why|when|where|what|who)"
    r"|(?:possible|impossible|important|essential|vital|necessary|time|too early|too late) (?:that|to|for))\b"
    r"|It (?:emerged|transpired|appears|seems|follows|turns out|turned out) (?:\w+ )?(?:that|as if|as though)\b"
    r"|It (?:rained|snowed|has rained|is raining)\b"
)
# "He [Mr Blair] said": what `app.text.coreference` puts in, and editors do.
_NAMED = re.compile(
    r"\b(?:he|she|his|her|the (?:[\w-]+ ){0,3}?[\w-]+) \[(?P<name>[A-ZÀ-Þ][^\[\]]{1,80})\]", re.IGNORECASE
)
_CALENDAR = re.compile(rf"(?:{_TIME})s?", re.IGNORECASE)
# An opening phrase whose subject comes after the comma: "Speaking in London, he said", "A lawyer by training, she".
_OPENING_WORD = re.compile(
    r"(?:about|after|against|although|among|an?|as|asked|at|because|before|born|by|despite|during|earlier|educated|"
    r"even|"
    r"following|for|from|having|if|in|just|known|last|late|later|next|now|of|often|on|once|one|only|over|questioned|"
    r"raised|"
    r"recently|since|sometimes|there|though|through|throughout|to|today|tomorrow|tonight|under|unless|until|when|"
    r"where|"
    r"whereas|while|with|within|without|yesterday|[a-z]+ly|[a-z]+ing)",
    re.IGNORECASE,
)
_OPENING_THEN_PRONOUN = re.compile(rf"(?P<opening>[^,;:.]{{1,120}}), (?P<pronoun>{_SUBJECT}|his|their)\b(?!-)")
_SHORT_OPENING_THEN_PRONOUN = re.compile(rf"(?P<opening>\w+(?: \w+){{0,2}}) (?P<pronoun>{_SUBJECT})\b(?!-)")
_OPENING_PHRASE = re.compile(r"[^,;:.]{1,120}, ")
_DETERMINER = re.compile(r"\b(?:the|a|an|some|many|several|all|any|no|two|three)\b", re.IGNORECASE)
# "After Mr Blair resigned, he": a clause that names its subject. "In London, he" names a place.
_NAMING_CLAUSE = re.compile(
    r"(?i:after|although|as|because|before|if|once|since|though|unless|until|when|where|whereas|while) "
    r"(?:[a-z]+ ){0,3}?[A-ZÀ-Þ]"
)
# ", he added.": the speaker was named in the sentence before.
_PRONOUN_SPEAKS = re.compile(
    rf"[,?!\"”’] (?P<pronoun>{_SUBJECT}) (?:\w+ )?(?:said|says|added|adds|told|explained|insisted|warned|claimed|"
    rf"argued|noted|"
    r"continued|concluded|admitted|recalled|stressed|wrote|promised|predicted|suggested|declared|acknowledged)\b"
)
_POINTS_BACK_INSIDE = re.compile(
    r"(?<!and )(?<!but )\b(?:was|were|is|are|had|has|will|would) then\b(?!-)|\bat that time\b|\bthat same\b"
)
# Who these are does not say who "he" is: "Police said he had been arrested".
_NOT_HIM = re.compile(
    r"(?:The [a-z0-9]|Police|Officials|Officers|Doctors|Prosecutors|Lawyers|Analysts|Critics|Reports|Sources|Friends|"
    r"Colleagues|Supporters|Fans|Investigators|Detectives|Relatives|Aides|Experts|Authorities|Witnesses|"
    r"Journalists)\b"
)
_PERSON = re.compile(r"\b(?:he|she|him|his|her|himself|herself)\b")
_ADDITIVE = re.compile(r"[^,.;:]{0,60}\b(?:also|too|likewise)\b")
_PARTICLES = frozenset({"al", "van", "von", "de", "di", "da", "del", "der", "le", "la", "bin", "ben", "d", "el"})
_BARE_DEFINITE = re.compile(r"The [a-z0-9]")


def leans_on_previous(sentence: str) -> bool:
    """Whether `sentence` can't be read alone: it starts on a pronoun or connective, or goes on in the middle of one.

    A pronoun further in counts where nothing before it could be its antecedent ("On Monday he said").
    Quotation marks at the start are looked through.
    """
    text = _as_named(plain_start(sentence, QUOTES + "([-–—…."))
    if not text:
        return False
    if continues(text, _PARTICLES):
        return True
    if _STANDS_ALONE.match(text) or _EXPLETIVE.match(text):
        return False
    if text[:2] == "IT" or text[:3] == "US ":  # the trade and the country, not the pronouns
        return False
    if _PRONOUN.match(text) or _CONNECTIVE.match(text) or _POINTS_BACK_INSIDE.search(text):
        return True
    return _points_back(text) or pronoun_after_opening(text) is not None or _speaks_of_unnamed_person(text)


def presumes_context(sentence: str) -> bool:
    """Whether `sentence` speaks of something as known already: "The company", "also", and no name to say who.

    A weaker sign than `leans_on_previous`: such a sentence can be read alone, but a lead would have named its subject.
    """
    text = _as_named(plain_start(sentence, QUOTES))
    if _ADDITIVE.match(text):
        return True
    return bool(_BARE_DEFINITE.match(text)) and not _has_name(text[4:])


def pronoun_after_opening(text: str) -> tuple[int, int] | None:
    """Where "he", "she" or "they" is the subject after an opening phrase that names nobody: "On Monday he said"."""
    match = _OPENING_THEN_PRONOUN.match(text)
    if match is None:
        match = _SHORT_OPENING_THEN_PRONOUN.match(text)
        if match is None or _DETERMINER.search(match["opening"]):
            return None
    opening = match["opening"]
    if not _OPENING_WORD.fullmatch(opening.split(" ", 1)[0]) or _names_subject(opening):
        return None
    return match.span("pronoun")


def opening_phrase(text: str) -> int:
    """Length of a phrase before the subject, with its comma and blank: "On Monday, "; 0 where there is none."""
    match = _OPENING_PHRASE.match(text)
    return match.end() if match and _OPENING_WORD.fullmatch(match[0].split(" ", 1)[0]) else 0


def pronoun_that_speaks(text: str) -> tuple[int, int] | None:
    """Where "he", "she" or "they" says what stands before: "…,” he added"."""
    match = _PRONOUN_SPEAKS.search(text)
    return match.span("pronoun") if match else None


def _as_named(text: str) -> str:
    """Read "He [Mr Blair] said" as "Mr Blair said": the bracket says who is meant."""
    return _NAMED.sub(r"\g<name>", text)


def _points_back(text: str) -> bool:
    match = _POINTING_PHRASE.match(text)
    if match is None or _RESOLVED_POINTER.match(text, match.start("pointer")):
        return False
    pointer = match["pointer"].casefold()
    if re.fullmatch(rf"(?:{_PERSONAL}|its?)", pointer):
        # "In his speech, Mr Blair said" names him at once; "According to him" never does.
        return match[0].casefold().startswith("according") or not _has_name(text[match.end() :])
    return not (pointer == "that" and match[0].casefold().startswith(("now", "given", "after all")))


def _names_subject(opening: str) -> bool:
    clause = _NAMING_CLAUSE.match(opening)
    return clause is not None and _has_name(opening[clause.end() - 1 :])


def _speaks_of_unnamed_person(text: str) -> bool:
    if pronoun_that_speaks(text):
        return True
    return bool(_NOT_HIM.match(text) and _PERSON.search(text)) and not _has_name(text[4:])


def _has_name(text: str) -> bool:
    return has_name(text, _CALENDAR)
