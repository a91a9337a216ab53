"""A sentence that an editor has translated: nothing is mended in it, and what it lacks is told all the same."""

from app.engines.protocol import Hypothesis
from app.services.checked import Checked
from app.services.memory_pairs import Pair
from app.services.review import review
from app.services.source_sentence import SourceSentence
from app.text.names.telling import worth_telling


def editors_answer(sentence: SourceSentence, pair: Pair, *, checks: bool) -> Checked:
    """Give an editor's English of a sentence, held against it. checks: whether anything is told at all."""
    hypothesis = Hypothesis(pair.english, 0.0)
    if not checks:
        return Checked((hypothesis,), is_edited=True, editor=pair.editor)
    found = review(sentence.normalized.text, hypothesis, sentence.expectations)
    # Names in English capitals are not told from other words.
    has_names = sentence.names and not sentence.is_shouting
    missing = worth_telling(found.accounts, pair.english)
    return Checked(
        (hypothesis,),
        tuple(item for item in missing if has_names or item.kind != "name"),
        invented=found.invented,
        problems=tuple(problem for problem in found.problems if has_names or problem.code != "name_invented"),
        is_edited=True,
        editor=pair.editor,
    )
