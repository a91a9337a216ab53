"""Documents: what is a block, and what comes out byte for byte."""

import re
from pathlib import Path

import pytest

from app.text.document import Span
from app.text.html import Block, HtmlDocument, TranslatedBlock

SAMPLES = sorted((Path(__file__).parents[3] / "samples").rglob("*.html"))


def texts(html):
    return [block.text for block in HtmlDocument.parse(html).blocks]


def in_place(html, translate=str):
    """Rebuild with a translation, word by word, of each block."""
    document = HtmlDocument.parse(html)
    translations = []
    for block in document.blocks:
        text, alignment = "", []
        for match in re.finditer(r"\w+|[^\w\s]|\s+", block.text):
            word = translate(match.group())
            if word.strip():
                alignment.append((Span(*match.span()), Span(len(text), len(text) + len(word))))
            text += word
        translations.append(TranslatedBlock(text, tuple(alignment)))
    return document.rebuild(translations)


UNCHANGED = [
    "",
    "<p></p>",
    " \n ",
    "<p>Le chat.</p>\n\n\t<p>Le <b>chien</b>.</p>\n",
    "<P CLASS=x >Le <B>chat</B ></P>",
    "<p>\n  Le chat.\n</p>",
    "<p>&nbsp;</p><p>&nbsp;Le chat.&#160;</p>",
    "<p> <b> Le chat</b> dort <i>ici </i> </p>",
    "<!DOCTYPE html><html><head><meta charset=utf-8><style>p > a {}</style></head><body>Le chat</body></html>",
    "<script>var a = '<p>le chat</p>';</script>Le chat",
    "Le chat <!-- <b>gris</b> --> dort",
    "<![CDATA[ le chat ]]><p>Le chat</p>",
    "<p>Le chat<br>Le chien<br/>Le rat<hr></p>",
    "<ul><li>Le chat<li>Le <b>chien</b></ul>",
    "<table><tr><td>Le chat<td>1 234</table>",
    "<p>Le <b>chat <i>gris</b> dort</i> ici",
    "</div>Le chat</p></b>",
    "<p>Le <b>chat</p><p>dort</b> ici</p>",
    "<a href='?a=1&b=2'>Le chat</a> dort",
    "<pre>le   chat</pre><textarea>le chat</textarea><template><p>le chat</p></template>",
    "<p>Voir <code>a &amp;&amp; b</code> et <kbd>Ctrl</kbd> ou <var><var>x</var></var>, <samp>y</samp>.</p>",
    '<p>Lire <span translate="no">Le&nbsp;Monde</span> et <i class="a notranslate b">Die Zeit</i>.</p>',
    '<div translate=no><p>Le chat</p><img alt="Le chat"></div><p>Le chien</p>',
    "<p>Soit <math><mi>x</mi><mo>&lt;</mo></math> et <svg><title>Le chat</title><path/></svg>.</p>",
    "<p>Le <ruby>chat<rt>cha</rt></ruby> dort</p>",
    "Le chat<wbr>",
    "<noscript>Le chat <img></noscript><iframe>Le chat</iframe>Le chien",
    "Le chat <a href='",
    "Le chat <!-- sans fin",
    "<plaintext>Le <b>chat",
    "<!-- wp:paragraph -->\n<p>Le chat.</p>\n<!-- /wp:paragraph -->",
    '<p class=MsoNormal><span style="mso-spacerun:yes">Le chat<o:p></o:p></span></p><p><o:p>&nbsp;</o:p></p>',
    "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><![if !mso]>Le chat<![endif]>",
    '<?xml version="1.0"?><p>Le chat</p>',
    (
        '<h2>Titre</h2>\n<!-- EMBED START Image {id: "editor_0"} -->\n<figure>\n  <img src="a.jpg" alt="Le chat" />\n'
        '  <figcaption>Le chat. (AFP)</figcaption>\n</figure>\n<!-- EMBED END Image {id: "editor_0"} -->\n'
        '<blockquote><p>Le <a href="https://x.fr/?a=1&amp;b=2" target="_blank">chien</a> dort.</p></blockquote>'
    ),
    (
        '<blockquote class="twitter-tweet"><p lang="fr" dir="ltr">Le chat <a href="x">#chat</a></p>&mdash; A. (@a) '
        '<a href="y">3 nov</a></blockquote> <script async src="z" charset="utf-8"></script>'
    ),
    "<a href=x><img src=y></a> Le chat <a href=z><img></a>",
    "<span>Le</span><span> </span><span>chat</span>",
    "<select><option value=a>Le chat<option selected>Le chien</select>",
    "<p>« Le chat »</p>",
]


def named(html):
    """Write the one reference that French pages use in text and we don't as we do."""
    return html.replace("&mdash;", "—")


@pytest.mark.parametrize("html", UNCHANGED)
def test_the_same_words_give_the_same_bytes(html):
    assert in_place(html) == named(html)


@pytest.mark.parametrize("html", UNCHANGED)
def test_the_same_words_without_alignment_give_the_same_bytes(html):
    document = HtmlDocument.parse(html)

    assert document.rebuild([TranslatedBlock(block.text) for block in document.blocks]) == named(html)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_keep_all_but_their_words(path):
    html = path.read_text(encoding="utf-8")
    tags = re.compile(r"<[^>]*>|\n\s*")

    out = in_place(html, str.upper)

    assert SAMPLES
    assert tags.findall(out) == tags.findall(html)
    assert "président" not in out.lower() or "PRÉSIDENT" in out


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<P><B>Le</B> chat<BR>Le chien</p>", ["Le chat", "Le chien"]),
        ("Le chat<br/>Le chien<hr>Le rat", ["Le chat", "Le chien", "Le rat"]),
        ("Le chat <!-- gris --> dort", ["Le chat dort"]),
        ("sou<u>ligner</u> sou<wbr>li<WBR>gner", ["souligner souligner"]),
        ("pré&shy;si&shy;dent", ["président"]),
        ("<p>Le  chat\n\tdort&#10;ici</p>", ["Le chat dort ici"]),
        ("<p>a &lt;b&gt; &amp; &eacute; &laquo;&nbsp;x&nbsp;&raquo; &#8217; &#x2019; &quot;</p>", [
            'a <b> & é «\u00a0x\u00a0» ’ ’ "'
        ]),
        ("<p>Il a dit <b> oui </b> hier</p>", ["Il a dit oui hier"]),
        ("un<b> mot</b>gras", ["un motgras"]),
        ("<h1>Un</h1>Deux<ul><li>Trois<li>Quatre</ul><table><tr><th>Cinq<td>6</table><dl><dt>Sept<dd>Huit</dl>", [
            "Un", "Deux", "Trois", "Quatre", "Cinq", "6", "Sept", "Huit",
        ]),
        ("<p>—</p><p>* * *</p><p>&nbsp;</p><p>...</p>", []),
        ("<title>Le &lt;b> chat</title>", ["Le <b> chat"]),
        ("Le chat <script>x</script>dort", ["Le chat", "dort"]),
        ("<p><code>seul</code></p><p>Le <code>a</code> b</p>", ["Le a b"]),
        ("Le <svg><text>non</text></svg> chat", ["Le chat"]),
        ("<span translate=no>Le chat</p>le chien", []),
        ("<p><span translate=no>Le chat</p>le chien", ["le chien"]),
        ("<ul><li translate=no>Le chat<li>Le chien</ul>", ["Le chien"]),
        ("<p><span translate=yes>Le chat</span></p>", ["Le chat"]),
        ("<button>Oui</button><button>Non</button>", ["Oui", "Non"]),
        ("<p>Le gouvernement<br>a annoncé,<br>hier, un plan</p>", ["Le gouvernement a annoncé, hier, un plan"]),
        ("<p>Le gouvernement.<br>a annoncé<br><br>un plan</p>", ["Le gouvernement.", "a annoncé", "un plan"]),
        ("PARIS<br>Le chat<br>12 chiens", ["PARIS", "Le chat", "12 chiens"]),
        ("&#" + "9" * 5000 + "; chat", ["\ufffd chat"]),
    ],
)  # fmt: skip
def test_blocks(html, expected):
    assert texts(html) == expected


def test_a_block_knows_what_is_kept_in_it():
    html = 'Lire <b>un <i translate="no">Le&nbsp;Monde</i></b>, <code>a</code> et <svg><text>x</text></svg> mot'

    (block,) = HtmlDocument.parse(html).blocks

    assert [block.text[span.start : span.end] for span in block.kept] == ["Le Monde", "a"]


def test_blocks_and_attributes_come_in_the_order_of_the_document():
    html = '<meta name=Description content="Le résumé"><p>Un <a title="Le lien">mot</a></p><img alt="La photo">'

    assert HtmlDocument.parse(html).blocks == (
        Block("Le résumé", "content"),
        Block("Un mot"),
        Block("Le lien", "title"),
        Block("La photo", "alt"),
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img alt='le chat'>", "<img alt='LE CHAT'>"),
        ("<img alt=chat src=a.png>", '<img alt="CHAT" src=a.png>'),
        ('<img alt="l\'&quot;été&quot;" id=a>', '<img alt="L\'&quot;ÉTÉ&quot;" id=a>'),
        ("<img alt='l&#39;été &amp; \"x\"'>", "<img alt='L&#39;ÉTÉ &amp; \"X\"'>"),
        ("<img alt=' le\n chat '>", "<img alt=' LE CHAT '>"),
        ("<input placeholder='un nom' value=x>", "<input placeholder='UN NOM' value=x>"),
        ("<textarea placeholder='un nom'>un nom</textarea>", "<textarea placeholder='UN NOM'>un nom</textarea>"),
        ("<nav aria-label='le menu'></nav>", "<nav aria-label='LE MENU'></nav>"),
        ("<a aria-description='le lien'></a>", "<a aria-description='LE LIEN'></a>"),
        ("<input type=Submit value='je signe'>", "<input type=Submit value='JE SIGNE'>"),
        ("<select><optgroup label='le choix'></select>", "<select><optgroup label='LE CHOIX'></select>"),
        (
            "<table summary='les prix'><tr><th abbr='le prix'></table>",
            "<table summary='LES PRIX'><tr><th abbr='LE PRIX'></table>",
        ),
        ("<p>un <abbr TITLE='le mot'>m</abbr></p>", "<p>UN <abbr TITLE='LE MOT'>M</abbr></p>"),
        ("<meta property='og:title' content='le chat'>", "<meta property='og:title' content='LE CHAT'>"),
        ("<img alt='le chat' alt='le chien'>", "<img alt='LE CHAT' alt='le chien'>"),
        ("<img alt='a&copy=b c'>", "<img alt='A&amp;COPY=B C'>"),
        ("<img alt='a<b>c d'>", "<img alt='A&lt;B&gt;C D'>"),
        ("<html lang=fr-CA xml:lang='fr'>", "<html lang=\"en\" xml:lang='en'>"),
    ],
)
def test_attributes_for_people_are_translated(html, expected):
    document = HtmlDocument.parse(html)

    assert document.rebuild([TranslatedBlock(block.text.upper()) for block in document.blocks]) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<img alt='IMG_2041.jpg'>",
        "<img alt=''>",
        "<img alt>",
        "<img alt='12'>",
        "<link title='Le fil' rel=alternate>",
        "<input type=text value='le nom'>",
        "<option value='le nom'></option>",
        "<div label='le nom' summary='le nom' data-title='le nom'></div>",
        "<meta name=viewport content='width=device-width'>",
        "<meta name=keywords content='un, deux'>",
        "<img translate=no alt='le chat'>",
        "<div class=notranslate title='le chat'><img alt='le chat'></div>",
        "<code><img alt='le chat'></code>",
        "<p lang=fr>",
        "<html lang=de>",
        "<html lang=fro>",
    ],
)
def test_other_attributes_are_not(html):
    document = HtmlDocument.parse(html)

    assert document.blocks == ()
    assert document.rebuild([]) == html


def test_white_space_between_words_goes_outside_the_tags():
    assert in_place("<p>Le <b> chat </b> dort<i> ici</i>.</p>") == "<p>Le <b>chat</b> dort <i>ici</i>.</p>"


def test_translations_are_escaped():
    html = "<p><b>Le chat</b></p><h1>Le chat</h1><title>Le chat</title>"

    assert HtmlDocument.parse(html).rebuild([TranslatedBlock("<i> & “x” é")] * 3) == (
        "<p><b>&lt;i&gt; &amp; “x” é</b></p><h1>&lt;i&gt; &amp; “x” é</h1><title>&lt;i&gt; &amp; “x” é</title>"
    )


def test_no_break_spaces_are_written_as_the_source_writes_them():
    assert HtmlDocument.parse("10&nbsp;%").rebuild([TranslatedBlock("10\u00a0%")]) == "10&nbsp;%"
    assert HtmlDocument.parse("10\u00a0%").rebuild([TranslatedBlock("10\u00a0%")]) == "10\u00a0%"


def test_the_number_of_translations_must_be_right():
    document = HtmlDocument.parse("<p>Un<p>Deux")

    with pytest.raises(ValueError, match="argument 2"):
        document.rebuild([TranslatedBlock("One")])


def test_very_deep_nesting_is_no_trouble():
    html = "<b>" * 5000 + "Le chat" + "</b>" * 5000

    assert in_place(html, str.upper) == html.replace("Le chat", "LE CHAT")
