"""Arabic and Persian names in French spelling."""

import pytest

from app.text.names import name_expectations


def forms(sentence, french):
    return next(name.forms for name in name_expectations(sentence) if name.french == french)


@pytest.mark.parametrize(
    ("sentence", "french", "english"),
    [
        ("Hier, Abdel Fattah al-Burhane a parlé.", "Burhane", "Burhan"),
        ("L'hôpital al-Chifa est fermé.", "Chifa", "Shifa"),
        ("Hier, Nouri al-Choumari a parlé.", "Choumari", "Shumari"),
        ("Hier, Farhad Khosrowchahi a parlé.", "Khosrowchahi", "Khosrowshahi"),
        # The Maghreb spells itself the French way.
        ("Hier, Nadia el-Bachiri a parlé.", "Bachiri", "Bachiri"),
        ("Hier, Karim Bouchareb a parlé.", "Bouchareb", "Bouchareb"),
    ],
)
def test_english_is_printed(sentence, french, english):
    assert forms(sentence, french)[0] == english


def test_the_copy_is_right_too():
    assert "Burhane" in forms("Hier, Abdel Fattah al-Burhane a parlé.", "Burhane")
    assert "Khosrowchahi" not in forms("Hier, Farhad Khosrowchahi a parlé.", "Khosrowchahi")[:1]
