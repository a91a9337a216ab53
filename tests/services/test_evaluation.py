import gzip
import itertools
import json
import lzma
from types import SimpleNamespace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.protocol import Decoding
from app.engines.stub import StubTranslator
from app.errors import InvalidRequestError, ModelError, NotReadyError
from app.services.evaluation import (
    BareEngine,
    Run,
    batches_by_length,
    batches_in_order,
    count_french_words,
    run_systems,
    speed_ratio,
)
from app.services.evaluation_data import BadLine, Pair, read_parallel
from app.services.evaluation_http import RunningService
from app.services.evaluation_scores import score_translations, straighten
from app.services.evaluation_stories import Stories
from app.services.machine import describe_machine

PAIRS = (Pair("Le chat dort.", "The cat sleeps."), Pair("Il pleut.", "It rains."))
PLAIN = "Le chat dort.\tThe cat sleeps.\nIl pleut.\tIt rains.\n"


@pytest.fixture
def write(tmp_path):
    def write(content, name="pairs.tsv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.removesuffix("\n"),
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        "fr\ten\n" + PLAIN,
        "\ufeffFrench\tEnglish\n" + PLAIN,
        "id\tEnglish\tFrench\n1\tThe cat sleeps.\tLe chat dort.\n2\tIt rains.\tIl pleut.\n",
        "Le chat dort.\tThe cat sleeps.\tnews\t0.9\nIl pleut.\tIt rains.\n",
    ],
    ids=["plain", "no last line end", "windows", "mark", "header", "mark and header", "named columns", "more columns"],
)
def test_reads_pairs(write, content):
    text = read_parallel(write(content))
    assert text.pairs == PAIRS
    assert text.bad_lines == ()


@pytest.mark.parametrize(("name", "compress"), [("pairs.tsv.gz", gzip.compress), ("pairs.tsv.xz", lzma.compress)])
def test_reads_compressed_files(write, name, compress):
    assert read_parallel(write(compress(PLAIN.encode()), name)).pairs == PAIRS


def test_reports_bad_lines_and_goes_on(write):
    content = b"Le chat dort.\tThe cat sleeps.\nalone\n\tEnglish\nfran\xe7ais\tFrench\n \t \nIl pleut.\tIt rains.\n"
    text = read_parallel(write(content))
    assert text.pairs == PAIRS
    assert text.bad_lines == (
        BadLine(2, "1 column, needs 2"),
        BadLine(3, "no French"),
        BadLine(4, "not UTF-8 (byte 4)"),
        BadLine(5, "no French"),
    )


def test_a_line_separator_inside_a_text_ends_no_line(write):
    pair = read_parallel(write("un\u2028deux\u0085trois\tone two three\n")).pairs[0]
    assert pair.french == "un\u2028deux\u0085trois"


@pytest.mark.parametrize(("limit", "count"), [(0, 2), (1, 1), (2, 2), (9, 2)])
def test_limit_counts_pairs_and_not_lines(write, limit, count):
    assert len(read_parallel(write("fr\ten\nbad\n" + PLAIN), limit).pairs) == count


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.tsv", "no line of French"),
        ("un\ndeux\n".encode("utf-16"), "wide.tsv", "no line of French"),
        (b"no archive", "pairs.tsv.gz", "can't be read"),
        (b"no archive", "pairs.tsv.xz", "damaged archive"),
        (gzip.compress(PLAIN.encode() * 99)[:-20], "cut.tsv.gz", "damaged archive"),
        (lzma.compress(PLAIN.encode())[:-20], "cut.tsv.xz", "damaged archive"),
    ],
)
def test_refuses_what_holds_no_pairs(write, content, name, says):
    path = write(content, name)
    with pytest.raises(InvalidRequestError) as caught:
        read_parallel(path)
    assert says in caught.value.message
    assert name in caught.value.message


def test_refuses_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(InvalidRequestError, match="No such file"):
        read_parallel(tmp_path / "none.tsv")
    with pytest.raises(InvalidRequestError, match="Is a directory"):
        read_parallel(tmp_path)


def test_scores_carry_signatures_and_know_a_better_translation():
    references = ["The cat sleeps on the mat tonight.", "It rains in Paris this morning."]
    perfect = score_translations(references, references)
    worse = score_translations(["The dog sleeps on the mat tonight.", "It rains in Paris."], references)
    assert perfect.bleu.value == pytest.approx(100)
    assert perfect.chrf.value == pytest.approx(100)
    assert 0 < worse.bleu.value < 90
    assert 0 < worse.chrf.value < 90
    assert worse.bleu.signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert worse.chrf.signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:")


def test_typographic_quotes_cost_raw_scores_only():
    reference = ['He said: "It\'s the end of the war," and left.']
    scores = score_translations(["He said: “It’s the end of the war,” and left."], reference)
    assert scores.bleu.value < 80
    assert scores.straight_bleu.value == pytest.approx(100)
    assert scores.straight_chrf.value == pytest.approx(100)


def test_scores_need_a_reference_for_each_translation():
    with pytest.raises(ValueError, match="1 translations for 2 references"):
        score_translations(["a"], ["a", "b"])


@given(st.text())
def test_straightening_is_idempotent_and_keeps_lengths(text):
    straight = straighten(text)
    assert len(straight) == len(text)
    assert straighten(straight) == straight
    assert not set(straight) & set("“”„‟«»‘’‚‛")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=40), st.integers(1, 9))
def test_batches_hold_every_text_once(texts, size):
    for batches in (batches_by_length(texts, size), batches_in_order(texts, size)):
        assert sorted(itertools.chain(*batches)) == list(range(len(texts)))
        assert all(1 <= len(batch) <= size for batch in batches)
    lengths = [len(texts[index]) for batch in batches_by_length(texts, size) for index in batch]
    assert lengths == sorted(lengths, reverse=True)
    assert list(itertools.chain(*batches_in_order(texts, size))) == list(range(len(texts)))


def texts_of(answers):
    return [answer.text for answer in answers]


def bare(name="stub", prefix="[en] ", **options):
    return BareEngine(name, StubTranslator(prefix, **options), StubTranslator("[split] "), Decoding())


def test_the_bare_engine_normalises_and_counts_cut_outputs():
    engine = bare(truncate_after=3)
    assert texts_of(engine.translate(["« L’été »", "un deux trois quatre"])) == ['[en] "L\'été"', "[en] un deux trois"]
    assert engine.truncated == 1


def test_the_bare_engine_leaves_out_what_normalises_to_nothing():
    engine = bare()
    assert texts_of(engine.translate(["\u00a0", "Oui.", " "])) == ["", "[en] Oui.", ""]


def test_what_is_too_long_for_the_model_is_split_as_served():
    engine = bare(max_input_tokens=2)
    answers = texts_of(engine.translate(["un deux", "un deux trois", "un"]))
    assert answers == ["[en] un deux", "[split] un deux trois", "[en] un"]


def test_a_text_that_comes_twice_is_translated_twice_as_well():
    assert texts_of(bare().translate(["Oui.", "Non.", "Oui."])) == ["[en] Oui.", "[en] Non.", "[en] Oui."]


def test_a_run_gives_outputs_in_the_order_of_the_texts_and_counts_words():
    texts = ["un", "un deux trois", "un deux", "un deux trois quatre"]
    counted = []
    systems = [bare(name, f"{name} ", truncate_after=2) for name in ("a", "b")]
    runs = run_systems(systems, texts, batches_by_length(texts, 2), lambda name, count: counted.append((name, count)))
    assert [run.name for run in runs] == ["a", "b"]
    assert runs[0].outputs == ("a un", "a un deux", "a un deux", "a un deux")
    assert runs[1].outputs == ("b un", "b un deux", "b un deux", "b un deux")
    assert runs[0].words == (7, 3)
    # The middle batch is also the warm-up, whose cut outputs don't count.
    assert runs[0].truncated == 2
    assert counted == [("a", 2), ("b", 2), ("a", 2), ("b", 2)]
    assert runs[0].signature == str(StubTranslator().signature)


def test_only_translation_calls_are_timed(monkeypatch):
    ticks = itertools.count()
    clock = SimpleNamespace(perf_counter=lambda: float(next(ticks)))
    monkeypatch.setattr("app.services.evaluation.time", clock)
    engine = bare()
    (run,) = run_systems([engine], ["un deux", "trois"], [[0], [1]], lambda name, count: clock.perf_counter())
    assert run.seconds == (1.0, 1.0)
    assert run.words_per_second == 1.5


def test_lone_punctuation_is_no_word():
    assert count_french_words("« L'été 2024 – déjà fini ? »") == 4


def test_speed_is_compared_in_total_and_batch_by_batch():
    fast = Run("fast", "", (), (10, 10, 10), (1.0, 1.0, 1.0), 0)
    slow = Run("slow", "", (), (10, 10, 10), (5.0, 4.0, 30.0), 0)
    ratio = speed_ratio(fast, slow)
    assert ratio.overall == pytest.approx(13)
    assert ratio.median == 5


def service(answer):
    return RunningService("http://server/", transport=httpx.MockTransport(answer))


def test_the_service_is_sent_a_list_and_its_answer_read():
    def answer(request):
        assert (request.method, request.url.path) == ("POST", "/translate")
        body = json.loads(request.content)
        assert (body["source"], body["target"]) == ("fr", "en")
        content = {"translatedText": [f"[en] {text}" for text in body["q"]]}
        if body.get("details"):
            content["details"] = [{"signature": "model:m|beam:4", "sentences": []}]
        return httpx.Response(200, json=content)

    with service(answer) as running:
        assert texts_of(running.translate(["Oui.", "Non."])) == ["[en] Oui.", "[en] Non."]
        assert running.signature == "model:m|beam:4"


def test_a_service_that_tells_no_signature_is_measured_all_the_same():
    with service(lambda _: httpx.Response(200, json={"translatedText": ["Hello."]})) as running:
        assert texts_of(running.translate(["Bonjour."])) == ["Hello."]
        assert running.signature == "unknown"


def refuse(request):
    raise httpx.ConnectError("refused", request=request)


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (refuse, NotReadyError, "http://server does not answer: refused"),
        (
            lambda _: httpx.Response(413, json={"error": {"code": "body_too_large", "message": "Too large."}}),
            InvalidRequestError,
            "413: Too large.",
        ),
        (
            lambda _: httpx.Response(400, json={"error": "LibreTranslate's shape"}),
            InvalidRequestError,
            "LibreTranslate",
        ),
        (lambda _: httpx.Response(503, json={"error": {"message": "Loading."}}), NotReadyError, "503: Loading."),
        (lambda _: httpx.Response(502, text="<h1>Bad gateway</h1>"), ModelError, "502: <h1>Bad gateway"),
        (lambda _: httpx.Response(200, text="hello"), ModelError, "no translation"),
        (lambda _: httpx.Response(200, json=["a"]), ModelError, "no translation"),
        (lambda _: httpx.Response(200, json={"translatedText": ["a", "b"]}), ModelError, "as many"),
        (lambda _: httpx.Response(200, json={"translatedText": "a"}), ModelError, "as many"),
    ],
)
def test_faults_of_the_service_are_told(answer, error, says):
    with service(answer) as running, pytest.raises(error) as caught:
        running.translate(["Oui."])
    assert says in caught.value.message


@pytest.mark.parametrize(("url", "error"), [("http://host:port", InvalidRequestError), ("localhost:9", NotReadyError)])
def test_what_is_no_address_is_told(url, error):
    with pytest.raises(error, match=r"localhost:9|is not the address"), RunningService(url) as running:
        running.translate(["Oui."])


LINES = st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1, max_size=20)


@given(LINES, st.integers(1, 7))
def test_stories_of_paragraphs_come_apart_into_their_lines(lines, size):
    stories = Stories(size)
    assert stories.unjoin(stories.join(lines), len(lines)) == lines
    assert stories.units(lines) == lines


@given(LINES, st.integers(1, 7))
def test_running_stories_are_scored_whole(lines, size):
    stories = Stories(size, "space")
    joined = stories.join(lines)
    assert stories.unjoin(joined, len(lines)) == stories.units(lines) == joined
    assert " ".join(joined) == " ".join(lines)


def test_a_story_that_comes_back_in_another_shape_is_told():
    with pytest.raises(ModelError, match="Story 2 has 1 lines, its translation 2"):
        Stories(2).unjoin(["a\nb", "c\nd"], 3)


def test_the_machine_is_described():
    machine = describe_machine()
    assert machine.cores >= 1
    assert machine.processor
    assert f"{machine.cores} cores" in str(machine)
