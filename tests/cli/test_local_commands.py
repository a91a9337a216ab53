"""`depeche translate` and `depeche summarize`: files and pipes in, text out, faults told."""

from pathlib import Path

import pytest

from app import cli
from app.errors import DepecheError


def test_translate_reads_a_file_and_prints_english(invoke, tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes("\ufeffPremière phrase.\n\nDeuxième.".encode())
    result = invoke("translate", file)
    assert (result.exit_code, result.stdout) == (0, "[en] Première phrase.\n\n[en] Deuxième.\n")


def test_translate_reads_standard_input_and_flags_on_standard_error(invoke) -> None:
    result = invoke("translate", "-", text="Une phrase qui est bien trop longue ici.")
    assert result.stdout.startswith("[en] Une phrase")
    assert "[incomplete]" in result.stderr


def test_translate_keeps_html(invoke) -> None:
    assert invoke("translate", "--html", text="<p>Oui.</p>").stdout == "<p>[en] Oui.</p>\n"


def test_summarize_says_when_the_text_is_short_already(invoke) -> None:
    result = invoke("summarize", "--max-sentences", 3, text="Une phrase. Une autre.")
    assert result.stdout == "[en] Une phrase. [en] Une autre.\n"
    assert "as it is" in result.stderr


STORY = (
    "Le maire de Lyon a ouvert le marché de la ville lundi.\n"
    "La préfète, qui est née à Lille, a fermé deux ponts sur la rivière mardi soir.\n"
    "Le syndicat des pilotes appelle à la grève jeudi."
)


def test_summarize_in_a_style_and_in_french(invoke) -> None:
    result = invoke("summarize", "--style", "bullets", "--language", "fr", "--max-sentences", 1, text=STORY)
    assert result.stdout == "• " + STORY.splitlines()[0] + "\n"


def test_summarize_on_a_focus(invoke) -> None:
    asked = ["summarize", "--language", "fr", "--max-sentences", 1, "--focus"]
    assert invoke(*asked, "pilote", text=STORY).stdout.startswith("Le syndicat des pilotes")
    result = invoke(*asked, "volcan", text=STORY)
    assert result.stdout.startswith("Le maire")
    assert "[focus_not_found]" in result.stderr


def test_summarize_several_files(invoke, tmp_path: Path) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    files[0].write_text(STORY.splitlines()[0], "utf-8")
    files[1].write_text("\n".join(STORY.splitlines()[1:]), "utf-8")
    result = invoke("summarize", "--language", "fr", "--style", "bullets", *files)
    assert result.stdout.splitlines() == [f"• {line}" for line in STORY.splitlines()][:2]


def test_summarize_refuses_other_languages(invoke) -> None:
    error = invoke("summarize", "--language", "de", text=STORY).exception
    assert isinstance(error, DepecheError)
    assert error.code == "unsupported_language"


@pytest.mark.parametrize(("content", "told"), [(b"\xff\xfe bad", "not UTF-8"), (b"", "no text"), (b" \n", "no text")])
def test_bad_input_is_told_in_one_line(invoke, tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(content)
    for command in ("translate", "summarize"):
        error = invoke(command, file).exception
        assert isinstance(error, DepecheError)
        assert told in error.message


def test_a_missing_file_is_told(invoke, tmp_path: Path) -> None:
    error = invoke("translate", tmp_path / "none.txt").exception
    assert isinstance(error, DepecheError)
    assert "No such file" in error.message


@pytest.mark.parametrize("command", ["", "serve", "translate", "summarize", "prepare", "demo", "models", "eval"])
def test_help_teaches(invoke, command: str) -> None:
    result = invoke(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_a_setting_that_makes_no_sense_is_told_in_one_line(monkeypatch, capsys) -> None:
    monkeypatch.setenv("DEPECHE_PORT", "many")
    monkeypatch.setattr("sys.argv", ["depeche", "serve"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert str(stopped.value.code).startswith("depeche: DEPECHE_PORT: ")
    assert "\n" not in stopped.value.code
