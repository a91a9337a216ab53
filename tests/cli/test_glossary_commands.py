"""`depeche glossary`: files in and out, and faults that say where."""

from pathlib import Path

import pytest

from app.errors import DepecheError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEPECHE_GLOSSARY_DIR", str(tmp_path / "stored"))
    return tmp_path


@pytest.fixture
def table(folder: Path) -> Path:
    file = folder / "Desk étranger.csv"
    file.write_text("fr;en\nConseil de sécurité;Security Council\nOMS;WHO\n", "utf-8")
    return file


def told(result) -> str:
    assert isinstance(result.exception, DepecheError), result.output
    return result.exception.message


def test_a_file_is_stored_under_a_name(invoke, table: Path) -> None:
    assert "none in" in invoke("glossary", "list").stderr
    assert invoke("glossary", "import", table, "--name", "desk").stdout == "desk: 2 terms stored.\n"
    assert "in the place" in invoke("glossary", "import", table, "--name", "desk").stdout
    assert invoke("glossary", "list").stdout.split() == ["name", "terms", "desk", "2"]
    shown = "Conseil de sécurité\tSecurity Council\nOMS\tWHO\n"
    assert invoke("glossary", "show", "desk").stdout == shown
    assert invoke("glossary", "delete", "desk").exit_code == 0
    assert "no glossary “desk”" in told(invoke("glossary", "show", "desk"))


def test_the_name_is_that_of_the_file(invoke, folder: Path) -> None:
    (folder / "Sport 2026.tsv").write_text("un\tone\n")
    assert invoke("glossary", "import", folder / "Sport 2026.tsv").stdout.startswith("sport-2026: 1 ")


def test_a_name_that_can_not_be_is_told_before_anything_is_read(invoke, table: Path) -> None:
    assert "small letters" in told(invoke("glossary", "import", table))


@pytest.mark.parametrize("kind", ["csv", "tsv", "tmx"])
def test_what_is_exported_is_imported(invoke, table: Path, folder: Path, kind: str) -> None:
    invoke("glossary", "import", table, "--name", "desk")
    assert invoke("glossary", "export", "desk", folder / f"out.{kind}").exit_code == 0
    printed = invoke("glossary", "export", "desk", "--format", kind).stdout
    assert printed == (folder / f"out.{kind}").read_text("utf-8")
    assert invoke("glossary", "import", "-", "--name", "copy", text=printed).exit_code == 0
    assert invoke("glossary", "show", "copy").stdout == invoke("glossary", "show", "desk").stdout


def test_an_ending_that_says_no_format_is_told(invoke, table: Path, folder: Path) -> None:
    invoke("glossary", "import", table, "--name", "desk")
    assert "--format" in invoke("glossary", "export", "desk", folder / "out.xlsx").stderr
    assert invoke("glossary", "export", "desk", folder / "out.xlsx", "--format", "csv").exit_code == 0
    assert "No such file" in told(invoke("glossary", "export", "desk", folder / "none" / "out.csv"))


def test_faults_say_where(invoke, folder: Path) -> None:
    (folder / "broken.csv").write_text("un,one\ndeux\n")
    assert "broken.csv, line 2: " in told(invoke("glossary", "import", folder / "broken.csv"))
    assert "No such file" in told(invoke("glossary", "import", folder / "none.csv"))
    assert invoke("glossary", "list").stdout == ""


def test_a_file_that_is_no_glossary_is_listed_so(invoke, folder: Path) -> None:
    (folder / "stored").mkdir()
    (folder / "stored" / "bad.tsv").write_text("un\n")
    assert "line 1" in " ".join(invoke("glossary", "list").stdout.split())


def test_a_text_is_translated_with_a_stored_one_or_a_file(invoke, table: Path) -> None:
    invoke("glossary", "import", table, "--name", "desk")
    for wanted in ("desk", table):
        result = invoke("translate", "--glossary", wanted, "-", text="Oui à l'OMS.")
        assert result.exit_code == 0, result.output
        assert "[term_missing]" in result.stderr or "WHO" in result.stdout
    assert invoke("summarize", "--glossary", "desk", "-", text="Oui.").exit_code == 0
    assert "no glossary “sport”" in told(invoke("translate", "--glossary", "sport", "-", text="Oui."))


@pytest.mark.parametrize("command", ["", "import", "list", "show", "export", "delete"])
def test_help_teaches(invoke, command: str) -> None:
    result = invoke("glossary", *filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "depeche glossary" in result.stdout
