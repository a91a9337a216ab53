"""What a good translation puts otherwise is not told; a name that is garbled is, whatever else stands there."""

import pytest

from app.text.expectation import account
from app.text.names import name_expectations
from app.text.names.telling import worth_telling


def told(french: str, english: str) -> list[str]:
    return [item.french for item in worth_telling(account(name_expectations(french), english), english)]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Hier, Berlin a refusé de voter.", "Yesterday, Germany refused to vote."),
        ("La Russie a répondu hier.", "Moscow replied yesterday."),
        ("Ce virus est courant en Allemagne.", "This virus is common in this country."),
        ("Il vit à Shanksville, en Pennsylvanie.", "He lives in Shanksville, Pa., with her."),
        ("Il est né à Jacksonville, en Caroline du Nord.", "He was born in Jacksonville, N.C., and left."),
        ("Le chanteur Renée Rebecca Geyer est reparti.", "The singer Geyer left again."),
        ("Hier, Susilo Bambang Yudhoyono a parlé.", "Yesterday, President Yudhoyono spoke."),
        ("Le chef Garry Mc Carthy est venu.", "Chief Garry McCarthy came."),
        ("Il a vu Iron Man hier.", "He saw Ironman yesterday."),
        ("Le monde aime la Fifa.", "The world loves Fifa."),
        ("Il vit dans le district de Pilsen-Sud.", "He lives in the south of Pilsen."),
        ("Il habite rue de Crimée.", "He lives on Rue de Crimée."),
        ("La fosse est derrière l'église Saint-André.", "The grave is behind St. Andrew's Church."),
        ("La ligne Maglev est finie.", "The maglev line is finished."),
        ("Le porte-parole est Karel Zdarsky.", "The spokesman is Karel Žďárský."),
        ("Les élèves de l'institut Jedličkův", "The pupils of the Jedlicka institute"),
        ("Le houblon de Žatec", "The Zatecky hops"),
        ("Le foyer d'al-Qaida", "The home of al-Qaeda"),
        ("Selon Helmut Kohl Mais elle est venue.", "According to Helmut Kohl, she came."),
        ("Elle vaut 100 Kč ou moins.", "It is worth 100 crowns or less."),
    ],
)
def test_what_is_said_otherwise_is_not_told(french: str, english: str) -> None:
    assert told(french, english) == []


@pytest.mark.parametrize(
    ("french", "english", "missing"),
    [
        ("Hier, Berlin a refusé.", "Yesterday, Berln refused, and Germany with it.", ["Berlin"]),
        ("Ce virus est courant en Allemagne.", "This virus is common in Germnay, in this country.", ["Allemagne"]),
        ("Hier, Berlin a refusé.", "Yesterday, Spain refused.", ["Berlin"]),
        ("Il aime Berlin et l'Allemagne.", "He likes Germany.", ["Berlin"]),
        ("Le Mexique est grand; le Mexique est beau.", "Mexico is large; Mexizco is beautiful.", ["Mexique"]),
        ("Il vit à Shanksville, en Pennsylvanie.", "He lives in Shanksville, Ohio.", ["Pennsylvanie"]),
        ("Hier, Susilo Bambang Yudhoyono a parlé.", "Yesterday, Susillo Bambong Yudhoyono spoke.", ["Susilo Bambang"]),
        ("Hier, William Burns est venu.", "Yesterday, William Bruns came.", ["Burns"]),
        ("Hier, John Kerry est venu.", "Yesterday, John kerry came.", ["Kerry"]),
        ("Il habite en Crimée.", "He lives in Crimée.", ["Crimée"]),
        ("Il habite à Saint-Étienne.", "He lives in Saint-Etifnne.", ["Saint-Étienne"]),
        ("Le chef de l'OIT", "The head of the body (OIT)", ["OIT"]),
        ("Le dirigeant de la Fifa", "The head of Faifa", ["Fifa"]),
    ],
)
def test_a_lost_or_garbled_name_is_told(french: str, english: str, missing: list[str]) -> None:
    assert told(french, english) == missing
