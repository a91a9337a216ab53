"""What the kinds of protected spans look like, in a normalised sentence: plain spaces, hyphens and apostrophes.

The order counts: the first kind that fits at a place takes it. Every repetition is bounded, so that searching takes
linear time. Numbers to call and codes are held against running copy: the 140,000 lines of the news, debates and laws
that this was tried on have no grouped figure that one of these takes for something else.
"""

import re

# Endings of addresses and of file names that stand in news copy without «www.» before them.
_ENDINGS = (
    "com|org|net|fr|eu|info|be|ch|ca|uk|us|io|tv|ru|ua|cn|jp|int|gov|edu|mil|bzh|paris|africa|ma|dz|tn|sn|ci|ml|cd|lu"
    "|mc|it|es|de|nl|pt|pl|br|au|in|app|dev|news|live|media|blog|shop|online|social|gouv|asso|tk|fm|ly|gl|co|ai"
)
_FILES = (
    "pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|txt|jpe?g|png|gif|svg|webp|tiff?|psd|mp[34]|wav|mov|avi|mkv|html?|json"
    "|xml|sql|epub|zip|rar|gz|tgz|7z|iso|exe|dll|apk|dmg|msi"
)
# The © of credits, arrows, technical signs, enclosed letters, shapes, dingbats, emoji with what modifies them. Not the
# degree sign.
_SYMBOL = "\u00a9\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
_SCRIPT = "\u0370-\u03ff\u0400-\u052f\u0530-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PATH = rf"[^\s\"<>\\^`{{|}}{_SYMBOL}]"
_HOST = r"(?:[\w-]{1,63}\.){1,6}"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_ALNUM = r"[A-Za-z\d/_-]{0,20}?"


def _either(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_PHONE = _either(
    r"(?:\+|00[ .]?)[1-9]\d{0,2}(?:[ .-]?\(0\))?(?:[ .-]?\d{1,4}){2,6}",
    r"0\d(?: \d\d){4}|0\d(?:\.\d\d){4}|0\d(?:-\d\d){4}|0[1-9]\d{8}",  # France, Morocco
    r"0[ .]?8\d\d(?:[ .]\d\d){3}",
    r"0[ .]?8\d\d[ .]\d{3}[ .]\d{3}|08\d\d[ .]\d{2,3}[ .]\d{2,3}(?:[ .]\d\d)?",
    r"\d\d(?: \d\d){3,4}|(?:0\d\d|\d\d) \d{3}(?: \d\d){2}",  # West Africa, Switzerland
    r"0\d{1,2}[/ ]\d{3}(?:[ .]\d\d){2}|0\d{2,3}[/ ]\d\d(?:[ .]\d\d){2}",  # Belgium, Algeria
    r"(?:1[ -])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}-\d{4}",  # North America
    r"020 \d{4} \d{4}",  # London
)
_SET = r"\d{1,2}-\d{1,2}(?: \(\d{1,2}[-/]\d{1,2}\))?"
_CODE = _either(
    rf"{_SET}(?:, {_SET}){{1,5}}",  # sets of a match, of which the model leaves some out
    r"(?:(?<=article )|(?<=articles ))[LRDA]\.? ?\d{1,4}(?:-\d{1,3}){0,4}",
    r"[A-Z]{2}\d\d(?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?",  # IBAN
    r"97[89](?:[ -]\d{1,7}){3}[ -][\dX]|(?:(?<=ISBN )|(?<=ISBN: )|(?<=ISBN : ))\d[\d -]{8,16}[\dX]",
    r"(?:(?<=ISSN )|(?<=ISSN: )|(?<=ISSN : ))\d{4}-\d{3}[\dX]",
    r"\d{3} \d{3} \d{3} \d{5}|(?:(?<=SIREN )|(?<=SIRET ))\d{3}(?: \d{3}){2}",  # French firms
    r"FR \d{2}(?: \d{3}){3}|BE 0\d{3}\.\d{3}\.\d{3}",  # VAT
    r"[12] \d\d \d\d (?:\d\d|2[AB]) \d{3} \d{3}(?: \d\d)?",  # French social security
    rf"{_OCTET}(?:\.{_OCTET}){{3}}(?:[:/]\d{{1,5}})?",  # networks
    r"v?\d{1,3}\.\d{1,3}\.\d|[A-Z]{1,4}(?:\.\d{1,3}){2,5}",  # versions, and variants: B.1.1.7
    r"(?:~|[A-Z]:)?(?:[/\\][\w.-]{0,99}\w){2,20}/?",  # places of files
    r"[A-Z][a-z]-\d{1,3}",  # Su-24
    r"(?:Aa|Baa|Ba|Caa)[123]",  # Moody's ratings
    # Two figures and two capitals at least, small letters by ones and twos: DC41c-X2, 8712100-XL/B.
    rf"(?![a-zA-Z\d/_-]{{0,40}}[a-z]{{3}})(?=(?:{_ALNUM}\d){{2}})(?=(?:{_ALNUM}[A-Z]){{2}})"
    r"[A-Za-z\d]{1,20}(?:[-/_][A-Za-z\d]{1,20}){0,6}(?![-/_])",
    r"(?=[A-Z\d-]{0,40}\d)(?=[A-Z\d-]{0,40}?[A-Z])[A-Z\d]{1,20}(?:-[A-Z\d]{1,20}){0,6}",
)

# Of content systems: [gallery ids="12,13"], [/caption].
_SHORTCODE = _either(
    r"[a-z][\w-]{0,30}(?:\s[\w-]{1,30}=(?:\"[^\"\]]{0,200}\"|'[^'\]]{0,200}'|[^\s\"'\]]{1,100})){1,10}\s?/?",
    r"/[a-z][\w-]{0,30}|(?:audio|caption|embed|gallery|playlist|video)(?:\s/)?",
)

PROTECTED = re.compile(
    rf"(?P<url>\b(?:https?://|ftp://|www\.){_PATH}+)"
    rf"|(?P<email>(?<![\w.+-])(?:[\w.+-]|(?<=[oO])'|(?<=[._-][dDlL])'){{1,64}}@{_HOST}[a-z]{{2,12}}\b)"
    rf"|(?P<domain>(?<![\w.@-]){_HOST}(?:{_ENDINGS}|(?i:{_FILES}))(?![\w-]|\.\w)(?:/{_PATH}*)?)"
    rf"|(?P<handle>(?<![\w@.])@\w{{1,30}}(?:@{_HOST}[a-z]{{2,12}}\b)?)"
    r"|(?P<hashtag>(?<![\w&#])\#(?=\w{0,99}?[^\W\d_])\w{1,100})"
    rf"|(?P<kept>\[{_SHORTCODE}\])"
    rf"|(?P<phone>(?<![\w.,+-]){_PHONE}(?!\w|[.,]\d))"
    rf"|(?P<code>(?<![\w.+/-]){_CODE}(?![\w+°%€$]|[.,:-]\w))"
    rf"|(?P<symbol>(?:\d\u20e3|[{_SYMBOL}])(?:\d\u20e3|[{_SYMBOL}\u20e3])*)"
    rf"|(?P<script>[{_SCRIPT}]{{2,}}(?: [{_SCRIPT}]{{1,}})*)"
)

MAY_HOLD = re.compile(r"[@#\d]|\[[/a-z]|//|\w\.[a-zA-Z]|[/\\]\w+[/\\]|\u00a9|[^\x00-\u02ff\u1e00-\u206f\u20a0-\u20bf]")
"""A cheap look, for all kinds: most sentences of a newspaper hold nothing to protect."""

# Not codes, though letters and figures: quarters and halves of years, days to go, centuries and ordinals, times,
# amounts and measures, what is spelt otherwise in English, and years behind an event («JO-2012»).
NO_CODE = re.compile(
    r"T[1-4](?:-T?[1-4])?|S[12]|J-?\d+|[A-Z]+-(?:19|20)\d\d|(?:UE|ONU|OTAN|JO|CAN)-?\d+|U-?\d\d?|"
    r"\d+(?:-\d+)*[A-Z]{1,2}|\d+[HDEK][A-Z\d]*|[\d-]{1,6}-[A-Z]+\d?|[IVXLC]+-\d+|\d+(?:er|re|e|è|ème|h|H)[a-zA-Z\d]*|"
    r"CEE?|UE"
)
