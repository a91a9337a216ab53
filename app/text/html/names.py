"""What the element names of HTML mean to a translator."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")

# Elements that stand inside a sentence; whatever is not listed here breaks it.
INLINE = _names(
    "a abbr acronym b bdi bdo big blink cite data del dfn em font i ins label mark meter nobr output picture progress "
    "q s small span strike strong sub sup time tt u"
)
INLINE_VOID = _names("embed img input link meta source wbr")

# Elements whose content is no prose. The first row can stand in a sentence.
KEPT_INLINE = _names("code kbd math ruby samp svg var")
KEPT = KEPT_INLINE | _names(
    "canvas iframe listing noembed noframes noscript plaintext pre script style template textarea xmp"
)

# Elements of which the tokenizer reads no tags up to their end tag (HTML Standard, 13.2.5). `noscript` is one for
# browsers, which run scripts.
RAW_TEXT = _names("iframe noembed noframes noscript script style textarea xmp")
RAW_TEXT_WITH_PROSE = frozenset({"title"})

FOREIGN_ROOTS = frozenset({"math", "svg"})
# Start tags that end SVG and MathML wherever they stand (HTML Standard, 13.2.6.5).
FOREIGN_BREAKOUT = _names(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)

# An element of one of these names can't hold another of the same name: the parser closes the first.
NEVER_NESTED = frozenset({"a", "nobr"})

_PARAGRAPH_ENDS = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"
)
_ROW_ENDS = _names("tbody tfoot thead tr")
# Elements whose end tag may be left out, and the start tags that end them.
ENDED_BY = {
    "p": _PARAGRAPH_ENDS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dd", "dt"}),
    "dd": frozenset({"dd", "dt"}),
    "option": frozenset({"optgroup", "option"}),
    "optgroup": frozenset({"optgroup"}),
    "td": frozenset({"td", "th"}) | _ROW_ENDS,
    "th": frozenset({"td", "th"}) | _ROW_ENDS,
    "tr": _ROW_ENDS,
    "tbody": _ROW_ENDS - {"tr"},
    "thead": _ROW_ENDS - {"tr"},
    "tfoot": _ROW_ENDS - {"tr"},
}


def is_inline(name: str) -> bool:
    """Whether an element stands inside a sentence. Names with a colon are Word's (`o:p`, `st1:place`)."""
    return name in INLINE or ":" in name
