"""The closed lists of English."""

import re
from types import MappingProxyType
from typing import Final

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
_SAY = r"(?:said|says|say|added|adds|reported|reports|announced|stated)"
_SAID = rf"(?:(?:has|have|had) )?{_SAY}(?: in a (?:statement|report))?"
_SOURCE = r"(?P<source>[^,;:()]{2,80}?)"
_END = r"(?=[.!…]$)"
_AUXILIARY = """
is are was were has have had will would can cannot could (?-i:may) might must shall should does do did isn['’]t
aren['’]t wasn['’]t weren['’]t hasn['’]t haven['’]t hadn['’]t won['’]t wouldn['’]t doesn['’]t don['’]t didn['’]t
can['’]t couldn['’]t
"""
_IRREGULAR = """
became began bought broke brought built came chose drew drove fell felt fled fought found gave got grew held hit kept
knew led left lost made meant met overcame overtook paid ran rose said saw sent shook shot shut sold sought spent
spoke spread sprang stole stood struck sued swore taught told took thought threw undertook went withdrew won wore
wrote
"""
_PRESENT = """
says say adds aims appears argues asks believes claims comes continues costs covers employs expects faces features
gets gives goes hopes includes insists intends keeps knows leads leaves looks makes means needs offers opens opposes
carries stands rises falls closes plans plays produces provides refuses remains represents runs seems sells shows
starts stars supports takes thinks tells uses wants warns wins works owns speaks lives
"""
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions? trillions?
dozens? half halves quarters? thirds? first second fourth fifth sixth seventh eighth ninth tenth once twice double
doubled triple tripled both single couple several many most more less fewer all every each percent twenty-\\w+
thirty-\\w+ forty-\\w+ fifty-\\w+ sixty-\\w+ seventy-\\w+ eighty-\\w+ ninety-\\w+
"""
_NEGATIONS = """
not no non never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom few
little fail\\w* refus\\w+ reject\\w* deny denie[sd] denying lack\\w* unable unlikely un\\w+ed instead rather except
excluding excludes? excluded despite although though but however while whereas yet against former formerly ex late
n['’]t \\w+n['’]t avoid\\w* prevent\\w* stop\\w* barred bann?\\w* block\\w* withdr\\w+ cancel\\w* exempt\\w* only just
even
"""
_HEDGES = """
requir\\w* subject pending depend\\w* needs? needed condition\\w* (?-i:may) might could would should must can shall
ought alleged\\w* allege\\w* reported reportedly apparent\\w* accus\\w+ suspect\\w* claim\\w* believ\\w+ thought
understood considered seen said says saying told rumou?r\\w* possibl\\w+ perhaps maybe likely probabl\\w+ presum\\w+
suppos\\w+ so-called self-\\w+ about almost nearly around roughly approximately estimat\\w+ expected expects? appears?
seems? seemed tend\\w* potential\\w* hop\\w+ want\\w* plan\\w* due set if unless provided until whether because since
when where how why according
"""
_TIMES = """
hospital yesterday today tomorrow tonight now morning afternoon evening night noon midnight weekend days? weeks?
months? years? hours? minutes? spring summer autumn winter earlier later recently ago since soon last
"""
_GRAVE = """
embezzl\\w+ launder\\w* cheat\\w* misled mislead\\w* evad\\w+ hid hidden kidnap\\w* harass\\w* discriminat\\w*
pollut\\w* died dies dying dead death\\w* deadly fatal\\w* kill\\w* murder\\w* shot injur\\w+ wound\\w+ hurt
victim\\w* survived surviv\\w+ arrest\\w* charged convict\\w* jail\\w* sentenc\\w+ imprison\\w* detain\\w* custody
trial tried guilty plead\\w* crim\\w+ fraud\\w* corrupt\\w* brib\\w+ drugs? rap(?:e|ed|ist) abus\\w+ assault\\w*
attack\\w* torture\\w* steal\\w* stole\\w* theft illegal\\w* scandal\\w* resign\\w* sacked fired dismissed suspended
missing disappear\\w* bankrupt\\w* collaps\\w* ill illness cancer pregnant abort\\w* disabled homeless immigrant\\w*
refugee\\w* lied lying liar racist sexist terror\\w* fine[sd] separated divorc\\w+ widow\\w* resum\\w+ quit quits
threat\\w* enem\\w+ controvers\\w+ disput\\w+
"""

_POINTING = """
they them their theirs this these those such both latter former there then same so other another others too also
that\\s(?:is|was|one|time|day|year|move|same)
"""

_PAST = re.compile(
    r"(?<![\w-])(?!(?:need|hundred|indeed|speed|seed|sacred|naked|wicked|based|feed|weed|shed|bleed|reed|"
    r"breed)\b)[a-z]{2,}ed(?![\w-])"
)
_NEUTRAL = """
is are has have had does do rose fell grew sold made held began came ran met covers employs features gives includes
offers opens produces provides shows starts takes uses works owns lives carries stands rises falls closes increased
declined dropped climbed slipped gained reached totall?ed opened closed started ended employed produced imported
exported delivered registered recorded carried attracted completed hired invested traded expanded widened narrowed
doubled halved visited signed announced installed planted printed published owned located informed
"""

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
    relative=re.compile(
        r", (?P<clause>(?:who|which) (?:(?:also|often|still|now|already|recently|currently|previously|long|himself|"
        rf"herself|itself|[a-z]+ly) )?(?:{'|'.join((_AUXILIARY + _IRREGULAR + _PRESENT).split())}|"
        r"[a-z]{2,}ed|[a-z]{3,}s)\b"
        r"[^,;:()–—]*), "
    ),
    home=re.compile(
        r"(?:who (?:was|were) (?:born|raised|brought up|educated)|who (?:grew up|studied|lives?)|"
        r"(?:who|which) (?:is|are|has been) (?:based|headquartered)|which has its headquarters)"
        r" (?:in|at|near) (?:the )?[A-ZÀ-Þ][\w'’-]*(?: (?:of |the )?[A-ZÀ-Þ][\w'’-]*)*"
    ),
    gloss=re.compile(r"(?:an?|who|which) "),
    bracketed=re.compile(r"(?:an?|the|also|known|called|who|which|see) "),
    certain=whole(
        _AUXILIARY,
        "says said wants believes insists expects became began chose drew fell gave grew knew rose spoke took went",
        "wore wrote",
    ),
    finite=whole(_AUXILIARY, _IRREGULAR, _PRESENT),
    past=_PAST,
    adverb=re.compile(r"(?:also|now|still|then|often|already|[a-z]+ly) "),
    subordinate=re.compile(
        r"(?:although|though|when|if|as|while|after|before|since|because|unless|once|until|whereas|by|despite|whether|"
        r"for|with|without|to|what|how|why|that|asked|speaking|nor|not|only|never)\b",
        re.IGNORECASE,
    ),
    stative=whole(
        """
        was were had would could might should wanted needed believed thought felt hoped looked seemed appeared knew
        meant remained lacked deserved expected intended planned feared liked owed depended did
        """
    ),
    telling=whole(
        _GRAVE,
        """
        (?-i:may) might could will would should must ought shall need needs alleg\\w+ reportedly apparent\\w*
        accus\\w+ suspect\\w* claim\\w* den(?:y|ies|ied|ying) believ\\w+ likely unlikely probabl\\w+ possibl\\w+
        perhaps fear\\w* hop\\w+ best worst better worse good bad great wrong right fair unfair unacceptable important
        vital crucial clear clearly blam\\w+ fault failed fail\\w* false true never always nothing nobody i we you my
        our us your if unless threat\\w* risk\\w* danger\\w* crisis warn\\w* lead\\w* success\\w* strong\\w* weak\\w*
        deserve\\w* proud means? meant easy easier difficult\\w* hard harder reluctan\\w* suspici\\w* drawbacks?
        reasons? compelling problem\\w* have\\sto has\\sto ha[sd]\\sto allow\\w* oppos\\w+ critic\\w+ unprecedented
        shocking so wanted surely certainly too enough
        """,
    ),
    factual=re.compile(r"\d|\b(?:is|are) to\b"),
    deeds=(whole(_AUXILIARY, _IRREGULAR, _PRESENT), _PAST),
    neutral=whole(_NEUTRAL),
    never_known=whole(
        """
        he she it they we i you who him her them some many others prosecut\\w+ police detectives? investigators?
        lawyers? barristers? defen[cs]e defendants? plaintiffs? court judges? opposition critics? campaigners? rivals?
        unions?
        """
    ),
    lasting=whole(_NUMBERS, _NEGATIONS, _HEDGES, _TIMES, _GRAVE),
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
            "who": whole(_POINTING, "it its"),
            "which": whole(_POINTING, "he she him his her hers"),
            "": whole(_POINTING, "it its he she him his her hers"),
        }
    ),
    speaking=re.compile(rf"{_SOURCE} {_SAID} "),
    determiners=word_set("the a an this that these those its his her their"),
    titles=word_set("mr mrs ms miss dr sir lord lady prof professor president chancellor senator"),
    descriptors=word_set(
        "news agency newspaper newspapers daily broadcaster website magazine radio television spokesman "
        "spokeswoman spokesperson"
    ),
    definite=re.compile(r"the\s", re.IGNORECASE),
    linking=word_set("of the for and in on de la du des et a an to"),
)
