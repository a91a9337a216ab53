import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.discourse import leans_on_previous, presumes_context

LEANS = [
    # pronouns and demonstratives
    "Il a ajouté que les pompiers étaient restés toute la nuit.",
    "Elle a quitté la salle avant la fin.",
    "Ils réclament une hausse de 8 %.",
    "Elles seront entendues lundi.",
    "Lui n'a rien dit.",
    "Celui-ci a démissionné hier.",
    "Ce dernier a refusé de répondre.",
    "Cette dernière a refusé de répondre.",
    "Cela suffit pour fermer le pont.",
    "C'est une première depuis dix ans.",
    "C’était en 1998.",
    "Ce sont les pompiers qui l'ont trouvé.",
    "Ce qui a surpris le jury.",
    "Cette annonce intervient alors que la grève continue.",
    "Ce projet coûtera 3 millions d'euros.",
    "Ces mesures entrent en vigueur lundi.",
    "Son porte-parole a confirmé la visite.",
    "Sa sœur a été prévenue.",
    "Leurs avocats feront appel.",
    "Les deux hommes se sont serré la main.",
    "Les autres sont partis avant l'aube.",
    "Une autre réunion est prévue mardi.",
    "L'intéressé a tout nié.",
    "L'un d'entre eux est mort.",
    "Certains d’entre eux sont revenus.",
    "Tous deux ont été relâchés.",
    "Telle est la demande du maire.",
    "Le premier est mort sur le coup.",
    "Le même jour, un pont s'est effondré à Varn.",
    # connectives
    "Mais le ministère dément.",
    "Et la grève continue.",
    "En effet, la mairie avait fermé le stade.",
    "En revanche, les exportations ont progressé.",
    "De son côté, la mairie promet une enquête.",
    "De son côté, Élise Marchetti promet une enquête.",
    "Par ailleurs, la taxe augmentera.",
    "Cependant, rien n'est signé.",
    "Toutefois, les exportations ont progressé.",
    "Pourtant, le préfet avait prévenu.",
    "Ainsi, le port de Varn a été fermé.",
    "Du coup, 300 vols ont été annulés.",
    "Dans le même temps, l'armée envoyait des renforts.",
    "Deux jours plus tard, l'armée se retirait.",
    "Le lendemain, l'armée se retirait.",
    "Par exemple, le port de Varn a été fermé.",
    "Selon lui, rien n'a été signé.",
    "D'après elle, rien n'a été signé.",
    "Pour sa part, le préfet appelle au calme.",
    "D'ailleurs, la mairie avait fermé le stade.",
    "Autre problème : le pont est fermé.",
    "Même constat à Lyon.",
    # phrases that point back, and pronouns that nothing before them explains
    "Dans ce contexte, la banque a relevé ses taux.",
    "Après cela, les discussions ont cessé.",
    "Sur son compte, il a promis de partir.",
    "Dans sa lettre, elle demande pardon.",
    "Lundi, il a promis de partir.",
    "Interrogé par la presse, il a promis de partir.",
    "À Paris, elle a promis de partir.",
    "Après avoir quitté la salle, il s'est rendu à la gare.",
    "Profitant de la nuit, et sans prévenir, il a quitté la ville.",
    "« Nous irons jusqu'au bout », a-t-il ajouté.",
    "« Nous irons jusqu'au bout », ajoute-t-elle.",
    "“Nous irons jusqu'au bout”, ont-ils promis.",
    '"Nous irons jusqu\'au bout", lui a-t-il répondu.',
    "Le pont sera fermé tout l'été, a-t-il précisé.",
    "Ajoute-t-elle en souriant.",
    "William Burns était alors secrétaire d'État adjoint.",
    "Il s'agit d'un homme de 40 ans.",
    "Il est interdit de stade pour deux ans.",
    "Il est prêt à partir.",
    "Il est certain que le pont tiendra.",
    "Il reste en prison.",
    "Il fait appel.",
    "Plus récemment, le préfet avait fermé le stade.",
    "Les deux artistes se retrouvent à Varn.",
    "Un argument balayé par la Cour.",
    "Une décision que le maire regrette.",
    "Une remise en contexte qui a fait rire la salle.",
    "On retrouve là aussi la main du maire.",
    "Sauf au Venezuela, où le pont tient.",
    "À l'époque, le pont était ouvert.",
    # through quotation marks; the middle of a sentence
    "« Il est grand », a dit Élise Marchetti.",
    "et les discussions continuent.",
    "Il\u00a0a  ajouté.",
]

STANDS_ALONE = [
    "Nikolaï Patrouchev a rencontré William Burns à Moscou le 2 novembre.",
    "Le président a dit que la France tiendrait bon.",
    # the pronoun that means nobody
    "Il faut fermer le pont.",
    "Il faudra des mois pour réparer le pont.",
    "Il y a 300 personnes dans le camp.",
    "Il y avait du monde sur le pont.",
    "Il n'y a plus de pain à Varn.",
    "Il est clair que les discussions ont échoué.",
    "Il est possible de fermer le pont.",
    "Il est interdit de fumer dans la gare.",
    "Il n'est pas question de fermer le pont.",
    "Il est difficile d'évaluer les dégâts.",
    "Il existe trois façons de fermer un pont.",
    "Il reste trois places.",
    "Il semble que le pont ait cédé.",
    "Il suffit de fermer le pont.",
    "Il convient de fermer le pont.",
    "Il a fallu fermer le pont.",
    "Il pleuvait sur Varn.",
    "Il était environ 8 heures quand le pont a cédé.",
    "Lundi, il a fallu fermer le pont.",
    "À Varn, il y a deux ponts.",
    # the day of the story
    "Cette année, les exportations ont progressé de 4 %.",
    "Cette semaine, le tribunal rendra sa décision.",
    "Ce lundi, le tribunal rendra sa décision.",
    "Ce mercredi matin, 300 vols ont été annulés.",
    "Ces derniers mois, les prix ont grimpé.",
    "À ce jour, trois ponts ont cédé.",
    "Depuis ce matin, le pont est fermé.",
    # who points back is named at once
    "Ceux qui ont voté contre ont été exclus.",
    "Dans son discours, Oliver Brandt a appelé au calme.",
    "Dans son rapport, la Cour des comptes critique la mairie.",
    "Lors de leur congrès, les pêcheurs ont voté la grève.",
    "Quand Oliver Brandt a démissionné, il a quitté la ville.",
    "Après que le pont a cédé, Oliver Brandt a démissionné.",
    "Interrogé par la presse, Oliver Brandt a promis de partir.",
    "Selon l'AFP, 12 personnes ont été tuées.",
    "Selon les pompiers, 12 personnes ont été tuées.",
    "« Nous irons jusqu'au bout », a assuré Oliver Brandt.",
    "« Nous irons », a promis Oliver Brandt, « et nous gagnerons », a-t-il ajouté.",
    # looks like a connective, a pronoun or a number and is none
    "Les deux Corées ont repris les discussions.",
    "Les deux tiers des ponts sont fermés.",
    "Le premier ministre a démissionné.",
    "Le Premier ministre a démissionné.",
    "Alors que la grève continue, la mairie promet une enquête.",
    "Tous les ponts sont fermés.",
    "Avant l'été, la mairie fermera le pont.",
    "En plus de l'amende, la banque doit publier le jugement.",
    "Depuis lundi, le pont est fermé.",
    "Ornella Rossi a gagné la course.",
    "Maison par maison, les pompiers ont évacué Varn.",
    "Carcassonne a un nouveau maire.",
    "Ilan Brandt a gagné la course.",
    "Ellen Brandt a gagné la course.",
    "Le maire viendra-t-il ?",
    "Sa Sainteté le pape est arrivée à Varn.",
    "Un homme a été arrêté parce qu'il menaçait le maire.",
    "Un homme blessé par balles est mort.",
    "Une décision est attendue lundi.",
    "Trois personnes ont été tuées.",
    "iPhone : les ventes reculent de 3 %.",
    "La veille de Noël, le pont a cédé.",
    "Quatre ponts ont cédé.",
    "L'Allemagne et la France ont voté contre.",
    "",
    "…",
]


@pytest.mark.parametrize("sentence", LEANS)
def test_leans(sentence: str) -> None:
    assert leans_on_previous(sentence, "fr")


@pytest.mark.parametrize("sentence", STANDS_ALONE)
def test_stands_alone(sentence: str) -> None:
    assert not leans_on_previous(sentence, "fr")


@pytest.mark.parametrize(
    "sentence",
    ["Le groupe a perdu 3 millions.", "L'entreprise a perdu 3 millions.", "Oliver Brandt a également vu la reine."],
)
def test_speaks_of_what_is_known(sentence: str) -> None:
    assert presumes_context(sentence, "fr")


@pytest.mark.parametrize(
    "sentence",
    ["Le patron de Renault démissionne.", "La Banque de France relève ses taux.", "Les élus d'Arles ont voté contre."],
)
def test_names_its_subject(sentence: str) -> None:
    assert not presumes_context(sentence, "fr")


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(leans_on_previous(text, "fr"), bool)
    assert isinstance(presumes_context(text, "fr"), bool)


@given(st.sampled_from(LEANS), st.sampled_from(["« ", "“", '"', " ", "- "]))
def test_opening_marks_hide_nothing(sentence: str, mark: str) -> None:
    assert leans_on_previous(mark + sentence, "fr")


@pytest.mark.parametrize("piece", ["lundi ", "a-t-il ", ", a-t-il ", "« ", "il est ", "Dans ce ", "en ", "à ", "qu'"])
@pytest.mark.parametrize("start", ["", "Lundi, ", "Il est ", "Dans son ", "Quand ", "x, a-t-il "])
def test_long_sentences_take_no_more_than_their_length(start: str, piece: str) -> None:
    def seconds(times: int) -> float:
        text = start + piece * times
        started = time.process_time()
        leans_on_previous(text, "fr")
        presumes_context(text, "fr")
        return time.process_time() - started

    seconds(10)
    short = min(seconds(1000) for _ in range(3))
    assert min(seconds(8000) for _ in range(2)) < 8 * 4 * short + 0.002
