"""Properties of any HTML and any translation of it, checked with a browser's parser (lexbor)."""

import re
from collections import Counter
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from app.text.document import Span
from app.text.html import HtmlDocument, TranslatedBlock
from app.text.html.tokens import Kind, tokenize

INLINE = [
    "a", "abbr", "b", "code", "em", "font", "i", "nobr", "o:p", "q", "small", "span", "strong", "sub", "sup",
    "u",
]  # fmt: skip
BLOCK = [
    "blockquote", "button", "dd", "div", "dl", "figure", "h2", "li", "ol", "option", "p", "pre", "section",
    "select", "table", "tbody", "td", "tr", "ul",
]  # fmt: skip
VOID = [
    "br", "hr", "img", "input", "wbr",
]  # fmt: skip
SPECIAL = [
    "<!-- note -->", "<script>a<b></script>", "<style>a</style>", "<svg><path/></svg>", "<math><mi>x</mi></math>",
    "<?pi?>", "</>", "<![CDATA[ x ]]>", "<textarea>a</textarea>", "<o:p></o:p>", "<iframe></iframe>",
]  # fmt: skip
WORDS = [
    "le", "président", "Macron", "a", "dit", "non", "3,5", "%", "CO2", "mot", "fin,", "«oui»", "d'abord",
    "&amp;", "&eacute;t&eacute;", "&nbsp;", ".", "!", "<", "3",
]  # fmt: skip

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
spaces = st.sampled_from(["", "", " ", "\n"])


@st.composite
def parts(draw, *, soup):
    """A list of tags and texts. soup: end tags anywhere, start tags without end."""
    output, stack = [], []
    for number in range(draw(st.integers(1, 25))):
        what = draw(st.integers(0, 19))
        if what < 8:
            output.append(draw(spaces) + draw(texts) + draw(spaces))
        elif what < 13:
            name = draw(st.sampled_from(INLINE + INLINE + BLOCK))
            no = draw(st.sampled_from(["", "", "", "", "", "", " translate=no", " class='x notranslate'"]))
            output.append(f'<{name} id="{number}"{no}>')
            stack.append(name)
        elif what < 17:
            if soup and draw(st.booleans()):
                output.append(f"</{draw(st.sampled_from(INLINE + BLOCK))}>")
            elif stack:
                output.append(f"</{stack.pop()}>")
        elif what < 19:
            output.append(f'<{draw(st.sampled_from(VOID))} id="{number}">')
        else:
            output.append(draw(st.sampled_from(SPECIAL)))
    if not soup:
        output += [f"</{name}>" for name in reversed(stack)]
    return "".join(output)


@st.composite
def translations(draw, html):
    """A document and for each block some of its words in some order, aligned well, badly or not at all."""
    document = HtmlDocument.parse(html)
    return document, [draw(translation(block.text)) for block in document.blocks]


@st.composite
def translation(draw, source):
    words = list(re.finditer(r"\S+", source))
    order = draw(st.permutations(words))[: draw(st.integers(1, len(words)))] if draw(st.booleans()) else words
    text, alignment = "", []
    for word in order:
        text += " " if text else ""
        origin = word if draw(st.integers(0, 9)) else draw(st.sampled_from(words))
        alignment.append((Span(*origin.span()), Span(len(text), len(text) + len(word.group()))))
        text += word.group()
    return TranslatedBlock(text, tuple(alignment) if draw(st.integers(0, 4)) else ())


def tags(html):
    return Counter(token.source for token in tokenize(html) if token.kind not in {Kind.TEXT, Kind.SPACE})


def shape(html):
    """Every element with all that it stands in: the tree, but for the order of siblings."""
    shapes = Counter()
    waiting = [(LexborHTMLParser(html).root, ())]
    while waiting:
        node, above = waiting.pop()
        if node.tag is None or not node.tag[0].isalpha():
            continue  # texts and comments
        path = (*above, (node.tag, node.attributes.get("id")))
        shapes[path] += 1
        child = node.child
        while child is not None:
            waiting.append((child, path))
            child = child.next
    return shapes


documents = st.one_of(parts(soup=False), parts(soup=True)).flatmap(translations)


@settings(max_examples=300)
@given(documents)
def test_no_tag_is_lost_added_or_changed_and_the_tree_stays(given_document):
    document, translated = given_document
    html = "".join(token.source for token in document._tokens)

    out = document.rebuild(translated)

    assert tags(out) == tags(html)
    assert shape(out) == shape(html)


@given(st.one_of(parts(soup=False), parts(soup=True)))
def test_every_word_of_a_translation_stands_in_the_output(html):
    document = HtmlDocument.parse(html)
    numbers = count()
    translated = [
        TranslatedBlock(" ".join(f"W{next(numbers)}x" for _ in block.text.split())) for block in document.blocks
    ]

    out = re.sub(r"<[^>]*>", "", document.rebuild(translated))

    for block in translated:
        assert all(word in out for word in block.text.split())


@given(st.text() | st.text(alphabet="<>/!-&;=\"' abpé\n[]?x1"))
def test_any_string_is_html(html):
    document = HtmlDocument.parse(html)

    out = document.rebuild([TranslatedBlock(block.text) for block in document.blocks])

    assert tags(out) == tags(html)
    assert all(block.text == block.text.strip(" \t\n\r\f\u00a0\u202f") for block in document.blocks)
    assert all(any(map(str.isalnum, block.text)) for block in document.blocks)


@given(parts(soup=True))
def test_blocks_of_the_output_are_the_translations(html):
    document = HtmlDocument.parse(html)
    marked = [TranslatedBlock(f"Mot{number}") for number, _ in enumerate(document.blocks)]

    again = [block.text for block in HtmlDocument.parse(document.rebuild(marked)).blocks]

    assert len(again) == len(marked)
    assert all(block.text in text for block, text in zip(marked, again, strict=True))
