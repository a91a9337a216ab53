"""Files of terms: tables as people make them, TMX as tools write it, and hostile ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidGlossaryError
from app.text.glossary.files import FileFormat, read_glossary, write_glossary
from app.text.glossary.terms import Entry, Term, checked_terms

COUNCIL = ("Conseil de sécurité", "Security Council")


def read(data: str | bytes, max_terms: int = 1000) -> list[tuple[str, str]]:
    terms = read_glossary(data.encode() if isinstance(data, str) else data, max_terms)
    return [(term.french, term.english) for term in terms]


def fault(data: str | bytes) -> dict[str, object]:
    with pytest.raises(InvalidGlossaryError) as raised:
        read(data)
    return raised.value.detail


@pytest.mark.parametrize(
    "data",
    [
        "Conseil de sécurité\tSecurity Council\n",
        "Conseil de sécurité;Security Council",
        "Conseil de sécurité,Security Council\r\n",
        '"Conseil de sécurité","Security Council"\r\n',
        '"Conseil de sécurité"\t"Security Council"\n',
        "fr\ten\nConseil de sécurité\tSecurity Council\n",
        "EN-GB;comment;FR_ca\nSecurity Council;of the UN;Conseil de sécurité\n",
        "Français,Anglais,Note\nConseil de sécurité,Security Council,\n\n ,,\n",
        "\ufeffsource;target\nConseil de sécurité;Security Council\n",
        "Conseil de sécurité;Security Council".encode("cp1252"),
        "Conseil de sécurité\tSecurity Council".encode("utf-16"),
        "\n\nConseil de sécurité\tSecurity Council\trest\tmore\n",
    ],
)
def test_tables_as_people_make_them(data: str | bytes) -> None:
    assert read(data) == [COUNCIL]


def test_the_columns_are_told_from_all_rows() -> None:
    assert read("Paris, la ville;Paris, the city\nOui, non;Yes, no") == [
        ("Paris, la ville", "Paris, the city"),
        ("Oui, non", "Yes, no"),
    ]


def test_a_quotation_mark_in_a_table_with_tabs_is_one() -> None:
    assert read('le "Monde\tthe "Monde\nun\tone') == [('le "Monde', 'the "Monde'), ("un", "one")]


def test_a_cell_may_hold_what_divides_cells() -> None:
    assert read('fr,en\n"Oui, ""non""","Yes, no"\n') == [('Oui, "non"', "Yes, no")]


@pytest.mark.parametrize(
    ("data", "expected", "place"),
    [
        ("", "no_terms", None),
        ("fr\ten\n", "no_terms", None),
        ("un\tone\ndeux\n", "missing_column", "line 2"),
        ("just words", "missing_column", "line 1"),
        ('un,one\n"deux,two\n', "malformed", "line 2"),
        ("un\tone\n\ndeux\t\n", "empty_term", "line 3"),
        ("un\tone\nun\ttwo\n", "conflict", "line 2"),
        (b"un\tone\nd\x00eux\ttwo\n", "not_text", "line 2"),
        (b"un\tone\nd\xc3\x28\x81\ttwo\n", "not_text", "line 2"),
    ],
)
def test_faults_have_their_line(data: str | bytes, expected: str, place: str | None) -> None:
    detail = fault(data)
    assert (detail["fault"], detail.get("place")) == (expected, place)


def tmx(units: str, head: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<tmx version="1.4"><header/><body>\n{units}\n</body></tmx>'


def unit(french: str, english: str, fr: str = "fr-FR", en: str = "en-US") -> str:
    return f'<tu><tuv xml:lang="{fr}"><seg>{french}</seg></tuv><tuv xml:lang="{en}"><seg>{english}</seg></tuv></tu>'


def test_tmx_of_any_region_is_read() -> None:
    units = unit(*COUNCIL, "FR_ca", "EN") + unit("un", "uno", "fr", "it") + unit("one", "un", "en-AU", "fr")
    assert read(tmx(units)) == [COUNCIL, ("un", "one")]
    assert read(tmx(units, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')) == [COUNCIL, ("un", "one")]


def test_tmx_of_old_tools_is_read() -> None:
    old = tmx('<tu><tuv lang="FR"><seg>un <hi>deux</hi></seg></tuv><tuv lang="EN"><seg>one two</seg></tuv></tu>')
    assert read(old.replace("UTF-8", "UTF-16").encode("utf-16")) == [("un deux", "one two")]


def test_tmx_codes_are_no_words() -> None:
    assert read(tmx(unit('<bpt i="1">&lt;b&gt;</bpt>un<ept i="1">&lt;/b&gt;</ept>', "one &amp; only"))) == [
        ("un", "one & only")
    ]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (tmx("<tu>"), "line 4"),
        ("<html/>", "line 1"),
        ("<tmx><body>\n\n&nope;</body></tmx>", "line 3"),
        (b'<?xml version="1.0" encoding="none-such"?><tmx/>', "line 1"),
    ],
)
def test_broken_tmx_has_its_line(data: str | bytes, place: str) -> None:
    assert fault(data) == {"fault": "malformed", "place": place}


def test_a_conflict_in_tmx_has_its_line() -> None:
    assert fault(tmx(unit("un", "one") + "\n" + unit("un", "two")))["place"] == "line 4"


def test_tmx_bombs_do_not_go_off() -> None:
    lots = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha"}">' for i in range(12))
    bomb = tmx(unit("&a11;", "x"), f"<!DOCTYPE tmx [{lots}]>")
    assert fault(bomb)["fault"] == "malformed"
    outside = tmx(unit("&x;", "x"), '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    assert fault(outside)["fault"] == "malformed"


def test_a_megabyte_of_tmx_is_read() -> None:
    units = "".join(unit(f"terme numéro {number}", f"term number {number}") for number in range(9000))
    data = tmx(units)
    assert len(data) > 1_000_000
    assert len(read(data, 9000)) == 9000
    with pytest.raises(InvalidGlossaryError, match="more than 100"):
        read(data, 100)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert read(data)
    except InvalidGlossaryError as error:
        assert error.detail["fault"]  # noqa: PT017


_SIDES = st.text(max_size=12) | st.sampled_from(['"x"', "a,b", "a;b", '"', "=1+1", "<&>", "fr", "]]>", "'a"])


@given(st.dictionaries(_SIDES, _SIDES, min_size=1, max_size=4), st.sampled_from(["csv", "tsv", "tmx"]))
def test_what_is_written_is_read_again(pairs: dict[str, str], file_format: FileFormat) -> None:
    terms: list[Term] = []
    for french, english in pairs.items():
        try:
            terms = checked_terms([*(Entry(t.french, t.english) for t in terms), Entry(french, english)], 100)
        except InvalidGlossaryError:
            continue
    if terms:
        assert read_glossary(write_glossary(terms, file_format).encode(), 100) == terms
