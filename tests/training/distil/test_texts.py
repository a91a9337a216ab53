import gzip
import lzma

import pytest

from app.engines.language import Py3LangidDetector
from app.services.source_sentence import SourceSentence
from app.text.normalize import normalize
from training.distil.texts import Fitness, Seen, french_sentences
from training.errors import TrainingError

TEXT = "Le maire a dit « oui ». M. Dupont n’a rien dit.\n\nUne autre ligne\n"


def sentence(french):
    return SourceSentence.of(french, normalize(french), names=True)


@pytest.mark.parametrize(("name", "pack"), [("a.txt", bytes), ("a.txt.gz", gzip.compress), ("a.txt.xz", lzma.compress)])
def test_texts_are_split_and_normalised_as_in_the_service(tmp_path, name, pack):
    path = tmp_path / name
    path.write_bytes(pack(b"\xef\xbb\xbf" + TEXT.encode()))
    found = [one.normalized.text for one in french_sentences([path])]
    assert found == ['Le maire a dit "oui".', "M. Dupont n'a rien dit.", "Une autre ligne"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"caf\xe9", "is not UTF-8 text"),
        ("a.xz", b"plain", "can't be read"),
        ("a.gz", b"plain", "can't be read"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TrainingError, match=told):
        [*french_sentences([tmp_path / name])]


@pytest.mark.parametrize(
    ("french", "reason"),
    [
        ("Le maire a ouvert la séance.", None),
        ("* * * 2024 *", "no words"),
        ("The council has been debating the proposal for several hours.", "another language"),
        ("Le maire " + "et le maire " * 20, "too long"),
    ],
)
def test_what_a_teacher_is_not_given(french, reason):
    fitness = Fitness(Py3LangidDetector(), lambda texts: [len(text.split()) for text in texts], 20)
    assert fitness.unfit(sentence(french)) == reason


def test_a_sentence_that_came_before():
    seen = Seen()
    texts = ["Bonjour à tous.", "Autre chose.", "BONJOUR À TOUS.", "Bonjour  à tous."]
    assert [seen.again(sentence(text)) for text in texts] == [False, False, True, True]
