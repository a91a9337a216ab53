"""The finder of names against a gold set of our own sentences."""

from pathlib import Path

from app.text.names import name_expectations
from app.text.normalize import normalize

GOLD = Path(__file__).with_name("gold.tsv")


def rows():
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, names, others = [*line.split("\t"), ""][:3]
            pairs = [tuple((name + "=" + name).split("=")[:2]) for name in names.split("|") if name]
            yield normalize(sentence).text, pairs, [word for word in others.split("|") if word]


def found(sentence):
    return [(name.french, name.preferred) for name in name_expectations(sentence)]


def test_has_the_promised_size():
    gold = list(rows())
    assert sum(len(names) for _, names, _ in gold) >= 300
    alike = sum(french == english for _, names, _ in gold for french, english in names)
    assert sum(len(others) for _, _, others in gold) >= 60
    assert alike >= 100


def test_precision_and_recall():
    right = answers = wanted = 0
    faults = []
    for sentence, names, _ in rows():
        missing = list(names)
        for name in found(sentence):
            answers += 1
            if name in missing:
                missing.remove(name)
                right += 1
            else:
                faults.append(("false", name, sentence))
        wanted += len(names)
        faults += [("missed", name, sentence) for name in missing]
    assert right / answers >= 0.99, faults
    assert right / wanted >= 0.95, faults


def test_no_word_is_taken_for_a_name_that_is_none():
    faults = [
        (word, sentence)
        for sentence, _, others in rows()
        for word in others
        if any(word in french.split() for french, _ in found(sentence))
    ]
    assert faults == []
