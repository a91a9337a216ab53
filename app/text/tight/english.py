"""The closed lists of English."""

import re
from types import MappingProxyType
from typing import Final

from app.text.tight.english_words import (
    AUXILIARY,
    DESCRIBING,
    GOVERNING,
    GRAVE,
    HEDGES,
    IRREGULAR,
    MEASURING,
    NEGATIONS,
    NUMBERS,
    POINTING,
    PRESENT,
    TIMES,
)
from app.text.tight.lexicon import Lexicon, phrases, whole, word_set

_CONNECTIVES = phrases(
    "however",
    "meanwhile",
    "in addition",
    "moreover",
    "furthermore",
    "additionally",
    "also",
    "besides",
    "nevertheless",
    "nonetheless",
    "even so",
    "that said",
    "indeed",
    "in fact",
    "similarly",
    "likewise",
    "by contrast",
    "in contrast",
    "by comparison",
    "on the other hand",
    "for example",
    "for instance",
    "as a result",
    "as a consequence",
    "consequently",
    "therefore",
    "accordingly",
    "thus",
    "hence",
    "separately",
    "finally",
    "lastly",
    "for (?:his|her|its|their) part",
)
_SAY = r"(?:said|says|say|added|adds|announced|stated)"
_SAID = rf"(?:(?:has|have|had) )?{_SAY}(?: in a (?:statement|report))?"
_TAGS = (
    r"(?:said|says?|saying|adds?|added|argue[sd]?|claim(?:s|ed)?|explain(?:s|ed)?|insist(?:s|ed)?|warn(?:s|ed)?|note[sd]?|"
    r"believes?|believed|thinks?|thought|suggest(?:s|ed)?|told [^,]{1,40}|wrote|reported|reports?)"
)
_STARTS = r"(?:re)?(?:open|close|start|begin|end|hire|create|reach|rise|fall|publish)"
_COUNTED = r"(?:residents|inhabitants|employees|members|pupils|students|beds|seats|passengers|visitors|subscribers)"
# What explains a thing; «a nurse», «a burden» tell of somebody, or what somebody thinks.
_KIND = r"an? (?:\w+ )?(?:kind|sort|form|type|measure|unit|way|means|method|term|word|name|nickname) (?:of|for) "
_SOURCE = r"(?P<source>[^,;:()]{2,80}?)"
_END = r"(?=[.!…]$)"

_PAST = re.compile(
    r"(?<![\w-])(?!(?:need|hundred|indeed|speed|seed|sacred|naked|wicked|based|feed|weed|shed|bleed|reed|"
    r"breed)\b)[a-z]{2,}ed(?![\w-])"
)

ENGLISH: Final = Lexicon(
    leading=re.compile(rf"{_CONNECTIVES}, (?!(?:and|but|or|nor|who|which|that|then|so)\b)", re.IGNORECASE),
    bare=re.compile(
        r"(?:But|And)(?:, | (?!(?:for|not|then|so|yet|also|still|even|only|that|who|which|to|again|now|all|no|never|"
        r"neither|nor|because|of|at|on|by|with|from|just|most|more|worse|there|too|than|what|why|how)\b))"
    ),
    inner=re.compile(
        r", (?:however|meanwhile|moreover|furthermore|nevertheless|nonetheless|therefore|"
        r"for (?:his|her|its|their) part), ",
    ),
    tag=re.compile(
        rf"(?:[^\s,]+ ){{0,6}}?{_TAGS},|{_TAGS} [^,]{{1,60}},|(?:he|she|they|it|we|I) \w+(?: \w+)?,", re.IGNORECASE
    ),
    openings=(re.compile(rf"(?i:according to) {_SOURCE}, "),),
    closings=(
        re.compile(rf",? according to {_SOURCE}{_END}"),
        re.compile(rf", {_SOURCE} {_SAID}{_END}"),
        re.compile(rf", {_SAY} {_SOURCE}{_END}"),
    ),
    inner_sources=(
        re.compile(rf", according to {_SOURCE}, "),
        re.compile(rf", {_SOURCE} {_SAID}, "),
        re.compile(rf", {_SAY} {_SOURCE}, "),
    ),
    joining=re.compile(r"(?:but|and|while|whereas|although|though|with)\b"),
    setting=re.compile(r"(?:In|On|At|By|Since|During|Last|This|Next) [\w ]{1,30}"),
    opening=re.compile(
        r"(?:in|on|at|by|since|during|last|this|next|after|before|as|with|under|for|from|when|while|although|if|despite|"
        r"because|once|speaking|responding|commenting|announcing|following|recently|originally|initially|"
        r"currently|yesterday|today)\b",
        re.IGNORECASE,
    ),
    relative=re.compile(r", (?P<clause>(?:who|which) [^,;:()–—]*), "),
    relatives=word_set("who which"),
    describing=re.compile(
        r"(?:(?:who|which) (?:(?:also|often|usually|mainly|mostly) )?"
        rf"(?:{'|'.join(DESCRIBING.split())})|which (?:{'|'.join(GOVERNING.split())}))\b(?! to (?!the\b|an?\b|its\b))"
    ),
    home=re.compile(
        r"(?:who (?:was|were) (?:born|raised|brought up|educated)|who (?:grew up|studied|lives?)|"
        r"(?:who|which) (?:is|are|has been) (?:based|headquartered)|which has its headquarters)"
        r" (?:in|at|near) (?:the )?[A-ZÀ-Þ][\w'’-]*(?: (?:of |the )?[A-ZÀ-Þ][\w'’-]*)*"
    ),
    gloss=re.compile(rf"{_KIND}|(?:who|which) "),
    bracketed=re.compile(rf"{_KIND}|(?:who|which) |(?:also )?(?:known as|called) |see "),
    certain=whole(
        AUXILIARY,
        "says said wants believes insists expects became began chose drew fell gave grew knew rose spoke took went",
        "wore wrote",
    ),
    finite=whole(AUXILIARY, IRREGULAR, PRESENT),
    following=re.compile(r"(?:at|in|on|to|of|for|from|into|over|under)\b"),
    past=_PAST,
    adverb=re.compile(r"(?:also|now|still|then|often|already|[a-z]+ly) "),
    subordinate=re.compile(
        r"(?:although|though|when|if|as|while|after|before|since|because|unless|once|until|whereas|by|despite|whether|"
        r"for|with|without|to|what|how|why|that|asked|speaking|nor|not|only|never)\b",
        re.IGNORECASE,
    ),
    shifting=re.compile(r"\b(?:said|added|announced|stated)\b"),
    stative=whole(
        """
        was were had would could might should wanted needed believed thought felt hoped looked seemed appeared knew
        meant remained lacked deserved expected intended planned feared liked owed depended did
        """
    ),
    telling=whole(
        GRAVE,
        """
        (?-i:may) might could will would should must ought shall need needs alleg\\w+ reportedly apparent\\w*
        accus\\w+ suspect\\w* claim\\w* den(?:y|ies|ied|ying) believ\\w+ likely unlikely probabl\\w+ possibl\\w+
        perhaps fear\\w* hop\\w+ best worst better worse good bad great wrong right fair unfair unacceptable important
        vital crucial clear clearly blam\\w+ fault failed fail\\w* false true never always nothing nobody i we you my
        our (?-i:us) your if unless threat\\w* risk\\w* danger\\w* crisis warn\\w* lead\\w* success\\w* strong\\w*
        weak\\w* deserve\\w* proud means? meant easy easier difficult\\w* hard harder reluctan\\w* suspici\\w*
        drawbacks? reasons? compelling problem\\w* have\\sto has\\sto ha[sd]\\sto allow\\w* oppos\\w+ critic\\w+
        unprecedented shocking so wanted surely certainly too enough
        """,
    ),
    deeds=(whole(AUXILIARY, IRREGULAR, PRESENT), _PAST),
    measuring=re.compile(
        rf"\b(?:(?:(?:has|have|had) (?:\w+ly )?)?(?:{'|'.join(MEASURING.split())})|(?:is|are) to (?:{_STARTS})"
        rf"|(?:is|are) (?:employed|published|printed|produced)|(?:has|have|had) [\d.,]+ (?:million )?(?:{_COUNTED}))\b"
    ),
    never_known=whole(
        """
        reuters afp ap tass bbc cnn times guardian telegraph post journal bloomberg mediapart echos monde figaro
        parisien newspapers? papers? daily weekly magazine radio television tv channel broadcaster website blog press
        news he she it they we i you who him her them some many others prosecut\\w+ police detectives? investigators?
        lawyers? barristers? defen[cs]e defendants? plaintiffs? court judges? opposition critics? campaigners? rivals?
        unions? officials? authorities analysts? experts? sources? reports? researchers? scientists? witnesses
        """
    ),
    lasting=whole(NUMBERS, NEGATIONS, HEDGES, TIMES, GRAVE),
    counting=re.compile(
        r"(?:many|some|most|all|several|few|any|no|every|each|half|those|anyone|everyone|someone|both|none|one|only|"
        r"other|others|more|fewer|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|millions)\b",
        re.IGNORECASE,
    ),
    open_nouns=whole(
        """
        those anyone everyone someone anybody everybody somebody all people he she they it one ones any others another
        man woman men women person persons
        """
    ),
    referring=MappingProxyType(
        {
            "who": whole(POINTING, "it its"),
            "which": whole(POINTING, "he she him his her hers"),
            "": whole(POINTING, "it its he she him his her hers"),
        }
    ),
    speaking=re.compile(rf"{_SOURCE} {_SAID} "),
    determiners=word_set("the a an this that these those its his her their"),
    titles=word_set("mr mrs ms miss dr sir lord lady prof professor president chancellor senator"),
    descriptors=word_set("spokesman spokeswoman spokesperson"),
    definite=re.compile(r"the\s", re.IGNORECASE),
    linking=word_set("of the for and in on de la du des et a an to"),
)
