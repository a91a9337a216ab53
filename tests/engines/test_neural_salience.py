import numpy as np
import pytest

from app.engines.extractive import ExtractiveSummarizer
from app.engines.neural_salience import HEAD, MOST_READ, NeuralScorer, head_scores, load_neural_extractive
from app.engines.protocol import SummaryLength
from app.engines.story import Story
from app.engines.terms import TermMatrix
from app.errors import ModelError
from app.models.folders import embedded_folder
from tests.engines.test_extractive import BURNS, flat

FOLDER = embedded_folder() / "depeche-extractive"
FIRES = [
    ["Deux pompiers blessés dans un incendie près de Marseille"],
    [
        "Un incendie a détruit 40 hectares de pinède mardi à Martigues, près de Marseille, et blessé deux pompiers.",
        "Il faisait chaud.",
        "Le feu, parti d'un entrepôt, était maîtrisé mardi soir, a annoncé la préfecture des Bouches-du-Rhône.",
        "« On a eu peur », raconte une habitante.",
    ],
    [
        "Une enquête a été ouverte par le parquet d'Aix-en-Provence.",
        "Le ciel était bleu.",
        "Trois cents pompiers et quatre avions ont été engagés contre l'incendie.",
    ],
]


@pytest.fixture(scope="module")
def summarizer():
    summarizer = load_neural_extractive(FOLDER, model="depeche-extractive", revision="v1")
    yield summarizer
    summarizer.close()


def chosen(summarizer: ExtractiveSummarizer, article: list[list[str]], sentences: int | None = None) -> list[int]:
    summary = summarizer.summarize(article, SummaryLength(max_sentences=sentences))
    return [index for sentence in summary for index in sentence.sources]


@pytest.mark.engine
def test_the_first_sentence_says_who_met_whom(summarizer: ExtractiveSummarizer) -> None:
    summary = summarizer.summarize(BURNS, SummaryLength(max_sentences=3))
    assert summary[0].text == flat(BURNS)[0]
    assert [index for sentence in summary for index in sentence.sources] == sorted(
        {index for sentence in summary for index in sentence.sources}
    )


@pytest.mark.engine
def test_a_summary_of_one_sentence_is_the_lead(summarizer: ExtractiveSummarizer) -> None:
    assert chosen(summarizer, BURNS, 1) == [0]
    assert chosen(summarizer, FIRES, 1) == [1]


@pytest.mark.engine
def test_french_is_read_too_and_small_talk_left_out(summarizer: ExtractiveSummarizer) -> None:
    text = flat(FIRES)
    kept = {text[index] for index in chosen(summarizer, FIRES, 3)}
    assert text[1] in kept
    assert not kept & {"Il faisait chaud.", "Le ciel était bleu.", "« On a eu peur », raconte une habitante."}


@pytest.mark.engine
def test_the_same_article_has_the_same_summary(summarizer: ExtractiveSummarizer) -> None:
    assert chosen(summarizer, BURNS) == chosen(summarizer, BURNS)


@pytest.mark.engine
def test_the_signature_says_what_chose(summarizer: ExtractiveSummarizer) -> None:
    assert str(summarizer.signature).startswith("model:depeche-extractive|revision:v1|engine:ctranslate2-")
    assert summarizer.signature.quantization == "int8"


@pytest.mark.engine
def test_of_a_long_story_the_beginning_is_read() -> None:
    sentences = [f"In town number {number} the council voted for a new school on Monday." for number in range(350)]
    story = Story.read([sentences])
    scorer = NeuralScorer(FOLDER)
    scores = scorer.scores(story, TermMatrix.of(sentences))
    scorer.close()
    assert scores.shape == (350,)
    assert scores[MOST_READ:].max() < scores[:MOST_READ].min()


@pytest.mark.engine
@pytest.mark.parametrize("content", [None, b"no arrays"])
def test_a_damaged_head_is_said_so(tmp_path, content: bytes | None) -> None:
    for file in FOLDER.iterdir():
        if file.name != HEAD:
            (tmp_path / file.name).symlink_to(file)
    if content is not None:
        (tmp_path / HEAD).write_bytes(content)
    with pytest.raises(ModelError, match="can't be read"):
        NeuralScorer(tmp_path)


@pytest.mark.engine
@pytest.mark.parametrize("arrays", [{}, {"centre": np.zeros(5)}])
def test_a_head_for_another_encoder_is_said_so(tmp_path, arrays: dict[str, np.ndarray]) -> None:
    for file in FOLDER.iterdir():
        if file.name != HEAD:
            (tmp_path / file.name).symlink_to(file)
    with np.load(FOLDER / HEAD) as ours:
        np.savez(tmp_path / HEAD, **(dict(ours) | arrays if arrays else {}))
    with pytest.raises(ModelError, match="not made for its encoder"):
        NeuralScorer(tmp_path)


def test_the_head_looks_at_a_sentence_its_story_and_the_headline() -> None:
    width, kinds = 3, 2
    head = {
        "centre": np.array([1.0, 0, 0]),
        "spread": np.array([2.0, 1, 1]),
        "feature_centre": np.zeros(kinds),
        "feature_spread": np.ones(kinds),
        "projection": np.eye(width)[:, :1],
        "first": np.eye(4 + kinds),
        "first_bias": np.zeros(4 + kinds),
        "second": np.array([[1.0], [10], [100], [1000], [10_000], [100_000]]),
        "second_bias": np.array([0.5]),
    }
    head = {name: array.astype(np.float32) for name, array in head.items()}
    sentences = np.array([[3.0, 9, 9], [7, 9, 9]], dtype=np.float32)  # 1 and 3 when projected, 2 in the mean
    headline = np.array([5.0, 0, 0], dtype=np.float32)  # 2 when projected
    features = np.array([[1.0, 0], [0, 1]])
    expected = [1 + 10 * 2 + 100 * 2 + 1000 * 2 + 10_000 + 0.5, 3 + 10 * 6 + 100 * 6 + 1000 * 2 + 100_000 + 0.5]
    assert head_scores(head, sentences, headline, features).tolist() == expected
