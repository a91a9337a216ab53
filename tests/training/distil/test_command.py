"""`depeche train distil` with the embedded model as the teacher."""

import json
import lzma

import pytest
from typer.testing import CliRunner

from training.cli import train_app

pytestmark = pytest.mark.engine

TEXT = """\
Le président a reçu mardi 12 ministres à l'Élysée. Il a promis une réponse avant la fin du mois.
La police a arrêté trois personnes à Lyon. L'enquête a commencé en janvier 2024.
Les élections auront lieu le 9 juin. Le parti espère gagner 40 sièges.
Le prix du pain a augmenté de 5 %. Les boulangers accusent le coût de l'énergie.
La neige a bloqué 300 voitures sur l'autoroute. Personne n'a été blessé.
Le maire de Bordeaux a inauguré une école. Elle accueillera 450 élèves.
The council has been debating the proposal for several hours without an agreement.
Le président a reçu mardi 12 ministres à l'Élysée.
"""


def test_the_embedded_model_teaches_what_passes_the_checks(tmp_path):
    texts, out = tmp_path / "wire.txt", tmp_path / "pairs.tsv.xz"
    texts.write_text(TEXT, "utf-8")
    arguments = ["distil", "--texts", str(texts), "--teacher", "depeche-fr-en", "--out", str(out), "--hypotheses", "4"]
    done = CliRunner().invoke(train_app, arguments)
    assert done.exit_code == 0, done.output
    rows = [line.split("\t") for line in lzma.decompress(out.read_bytes()).decode().splitlines()]
    note = json.loads((tmp_path / "pairs.json").read_text("utf-8"))
    assert (note["read"], note["kept"], note["is_done"]) == (14, len(rows), True)
    assert note["read"] == note["kept"] + sum(note["dropped"].values())
    assert (note["dropped"]["repeated"], note["dropped"]["another language"]) == (1, 1)
    assert (note["made_by"]["teacher"], note["made_by"]["licence"]) == ("depeche-fr-en", "MPL-2.0")
    assert len(rows) >= 9, "most news sentences come through"
    assert all("300" in english for french, english, _ in rows if "300" in french)
    assert all(float(score) <= 0 for *_, score in rows)
    assert f"{len(rows)} pairs of 14 sentences" in done.output
    again = CliRunner().invoke(train_app, arguments)
    assert "going on behind sentence 14" in again.output


def test_a_teacher_that_is_not_there(tmp_path):
    (tmp_path / "wire.txt").write_text(TEXT, "utf-8")
    done = CliRunner().invoke(
        train_app,
        ["distil", "--texts", str(tmp_path / "wire.txt"), "--teacher", "gone", "--out", str(tmp_path / "p.tsv.xz")],
    )
    assert "There is no model 'gone'" in str(done.exception)
