"""The whole way of an abstractive model: a tiny BART is made, saved as on the hub, converted, loaded and run."""

import json
import shutil
from pathlib import Path

import pytest

from app.engines.extractive import ExtractiveSummarizer
from app.engines.generation import Generation
from app.engines.protocol import Reading, SummaryLength
from app.engines.seq2seq import Seq2SeqSummarizer
from app.engines.seq2seq_tokenizer import load_tokenizer
from app.errors import ModelError, SummaryLimitError
from app.models.convert import CONFIG, ensure_converted

STORY = [
    ["Minister resigns over budget"],
    [
        "Finance minister Anne Martin resigned on Monday after parliament in Lisbon rejected the budget for 2027.",
        "She will stay until a successor is named.",
        "Prime minister Carlos Silva said the government would present a new budget within 30 days.",
    ],
    [
        "The opposition called for an election in the spring.",
        "Bond yields rose to 3.4 per cent, the highest since June, and the stock market fell.",
        "Mrs Martin had been in office since March 2024, when she replaced Pedro Costa.",
        "Unions welcomed her departure and asked for talks on pensions.",
    ],
]
WRITTEN = "Finance minister Anne Martin resigned on Monday. Prime minister Carlos Silva will present a new budget."


def flat(article):
    return [sentence for paragraph in article for sentence in paragraph]


def body(article):
    return " ".join(flat(article[1:]))


INVENTED = (
    "Finance minister Anne Martin resigned on Monday. Bond yields rose to 4.3 per cent and the stock market fell."
)


def make_tokenizer(folder: Path):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=700,
        special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([*flat(STORY), WRITTEN, INVENTED] * 3, trainer)
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), add_prefix_space=False)
    tokenizer.save(str(folder / "tokenizer.json"))
    tokenizer.model.save(str(folder))
    return tokenizer


def make_bart(folder: Path, *, positions: int, taught: str = "", copies: bool = False) -> Path:
    """Save a random BART; one that has learned by heart what to answer to STORY; or one that copies what it reads."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration, BartTokenizerFast, logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    folder.mkdir()
    tokenizer = make_tokenizer(folder)
    torch.manual_seed(7)
    config = BartConfig(
        vocab_size=tokenizer.get_vocab_size(),
        d_model=64 if copies else 32 if taught else 16,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=2,
        decoder_attention_heads=2,
        encoder_ffn_dim=32,
        decoder_ffn_dim=32,
        max_position_embeddings=positions,
        dropout=0.0,
        bos_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
        decoder_start_token_id=2,
        forced_bos_token_id=0,
        init_std=0.1 if copies else 0.02,  # tokens and places are told apart from the start, else copying takes hours
        normalize_before=False,  # as in the hub's BART models; CTranslate2 asks for it
    )
    model = BartForConditionalGeneration(config)
    model.generation_config.update(
        num_beams=4,
        no_repeat_ngram_size=3,
        length_penalty=2.0,
        min_length=5,
        early_stopping=True,
        max_length=40 if copies else 80,
    )
    if taught:
        inputs = torch.tensor([tokenizer.encode(body(STORY)).ids])
        labels = torch.tensor([tokenizer.encode(taught).ids])
        train(model, 120, 1e-2, lambda: (inputs, labels))
    if copies:
        train(model, 250, 3e-3, lambda: copy_batch(config.vocab_size))
    model.save_pretrained(folder)
    BartTokenizerFast(tokenizer_file=str(folder / "tokenizer.json")).save_pretrained(folder)
    return folder


def train(model, steps, rate, batch):
    import torch

    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    model.train()
    for _ in range(steps):
        inputs, labels = batch()
        optimizer.zero_grad()
        model(input_ids=inputs, labels=labels).loss.backward()
        optimizer.step()
    model.eval()


def copy_batch(vocabulary):
    """Rows of random tokens, which are their own answers."""
    import torch

    length = int(torch.randint(8, 44, ()))
    rows = torch.randint(5, vocabulary, (24, length))
    rows[:, 0], rows[:, -1] = 0, 2
    return rows, rows


@pytest.fixture(scope="module")
def workplace(tmp_path_factory):
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def taught(workplace):
    return make_bart(workplace / "taught", positions=512, taught=WRITTEN)


@pytest.fixture(scope="module")
def taught_summarizer(taught, workplace):
    return load(taught, workplace)


@pytest.fixture(scope="module")
def random_summarizer(workplace):
    return load(make_bart(workplace / "random", positions=96), workplace)


def load(folder: Path, cache: Path) -> Seq2SeqSummarizer:
    converted = ensure_converted(folder, cache, "int8", lambda _: None)
    return Seq2SeqSummarizer(converted, model=folder.name, revision="r1", threads=1)


@pytest.mark.torch
def test_what_the_model_wrote_comes_out_with_its_sources(taught_summarizer) -> None:
    summary = taught_summarizer.summarize(STORY, SummaryLength())
    assert " ".join(sentence.text for sentence in summary) == WRITTEN
    assert [sentence.sources for sentence in summary] == [(1,), (3,)]
    assert taught_summarizer.summarize(STORY, SummaryLength(max_sentences=1)) == summary[:1]
    assert taught_summarizer.summarize(STORY, SummaryLength(max_words=10)) == summary[:1]
    assert str(taught_summarizer.signature).startswith("model:taught|revision:r1|engine:ctranslate2-")
    assert "quantization:int8" in str(taught_summarizer.signature)
    assert taught_summarizer.choosing == ExtractiveSummarizer().signature


@pytest.mark.torch
def test_a_figure_of_the_models_own_never_comes_out(workplace) -> None:
    summarizer = load(make_bart(workplace / "inventing", positions=512, taught=INVENTED), workplace)
    own = STORY[2][1]
    summary = summarizer.summarize(STORY, SummaryLength())
    assert [(sentence.text, sentence.made) for sentence in summary] == [
        ("Finance minister Anne Martin resigned on Monday.", "written"),
        (own, "replaced"),
    ]
    assert summary[1].foreign == ("4.3 per cent",)
    assert summary[1].sources == (5,)


@pytest.mark.torch
def test_a_model_that_copies_gives_the_beginning_of_a_story_that_it_never_saw(workplace) -> None:
    summarizer = load(make_bart(workplace / "copying", positions=128, copies=True), workplace)
    story = [
        ["Unions in Lisbon called for talks on the budget.", "The stock market fell on Monday."],
        [f"Carlos Silva rejected election {n} of the government." for n in range(9)],
    ]
    summary = summarizer.summarize(story, SummaryLength(max_sentences=2))
    assert [(sentence.text, sentence.sources, sentence.made) for sentence in summary] == [
        (story[0][0], (0,), "written"),
        (story[0][1], (1,), "written"),
    ]


@pytest.mark.torch
@pytest.mark.parametrize(
    "reading",
    [Reading("fr"), Reading(emphasis=(0, 0, 0, 0, 0, 1, 0, 0)), Reading(starts=(0, 2))],
    ids=["french", "focus", "several articles"],
)
def test_what_such_a_model_can_not_do_is_done_by_choosing(taught_summarizer, reading: Reading) -> None:
    length = SummaryLength(max_sentences=2)
    summary = taught_summarizer.summarize(STORY, length, reading)
    assert summary == ExtractiveSummarizer().summarize(STORY, length, reading)
    assert summary != taught_summarizer.summarize(STORY, length)


@pytest.mark.torch
def test_the_words_are_those_of_transformers(taught, taught_summarizer) -> None:
    import torch
    from transformers import BartForConditionalGeneration, BartTokenizerFast

    tokenizer = BartTokenizerFast.from_pretrained(taught)
    model = BartForConditionalGeneration.from_pretrained(taught)
    with torch.no_grad():
        output = model.generate(**tokenizer(body(STORY), return_tensors="pt"))
    expected = tokenizer.decode(output[0], skip_special_tokens=True)
    assert " ".join(sentence.text for sentence in taught_summarizer.summarize(STORY, SummaryLength())) == expected


@pytest.mark.torch
def test_vocab_and_merges_do_for_a_tokenizer(taught, tmp_path) -> None:
    older = shutil.copytree(taught, tmp_path / "older")
    (older / "tokenizer.json").unlink()
    tokenizer, other = load_tokenizer(taught), load_tokenizer(older)
    assert (other.start, other.end) == (tokenizer.start, tokenizer.end) == (("<s>",), ("</s>",))
    for first in (True, False):
        tokens = tokenizer.encode(STORY[1][0], first=first)
        assert other.encode(STORY[1][0], first=first) == tokens
        assert other.decode(["<s>", *tokens, "</s>"]).strip() == STORY[1][0]


@pytest.mark.torch
def test_nonsense_gives_way_to_the_articles_own_sentences(random_summarizer) -> None:
    for length in (SummaryLength(), SummaryLength(2), SummaryLength(None, 40), SummaryLength(4, 60)):
        assert random_summarizer.summarize(STORY, length) == ExtractiveSummarizer().summarize(STORY, length)
    with pytest.raises(SummaryLimitError):
        random_summarizer.summarize(STORY, SummaryLength(max_words=3))
    assert random_summarizer.summarize(STORY, SummaryLength(max_words=500))[0].text == STORY[0][0]
    assert random_summarizer.summarize([], SummaryLength()) == []


@pytest.mark.torch
def test_a_long_article_is_chosen_from_and_not_cut(random_summarizer, monkeypatch) -> None:
    seen = []
    translate = random_summarizer._translator.translate_batch

    class Watched:
        def translate_batch(self, batch, **options):
            seen.extend(batch)
            return translate(batch, **options)

    monkeypatch.setattr(random_summarizer, "_translator", Watched())
    long = [*STORY, [f"{flat(STORY[1:])[n % 7][:-1]} in the year {1900 + n}." for n in range(60)]]
    summary = random_summarizer.summarize(long, SummaryLength())
    assert summary == ExtractiveSummarizer().summarize(long, SummaryLength())
    (tokens,) = seen
    assert 40 < len(tokens) <= 96
    text = random_summarizer._tokenizer.decode(tokens)
    assert STORY[1][0] in text
    assert text.rstrip().endswith(".")


@pytest.mark.torch
def test_one_sentence_longer_than_the_model_reads(random_summarizer) -> None:
    article = [
        [" ".join(["Lisbon"] + ["budget"] * 400) + ".", *["Prices rose again in Porto.", "Trains stood still."] * 2]
    ]
    for length in (SummaryLength(), SummaryLength(1)):
        assert random_summarizer.summarize(article, length) == ExtractiveSummarizer().summarize(article, length)


def test_a_folder_without_a_tokenizer_is_no_model(tmp_path) -> None:
    with pytest.raises(ModelError, match="no tokenizer"):
        load_tokenizer(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(ModelError, match="can't be read"):
        load_tokenizer(tmp_path)


def test_settings_come_from_the_models_own_files(tmp_path) -> None:
    with pytest.raises(ModelError):
        Generation.read(tmp_path)
    config = {
        "max_position_embeddings": 512,
        "num_beams": 8,
        "max_length": 20,
        "min_length": None,
        "task_specific_params": {"summarization": {"max_length": 128, "length_penalty": 0.8}},
    }
    (tmp_path / CONFIG).write_text(json.dumps(config))
    settings = Generation.read(tmp_path)
    assert settings == Generation(8, 3, 0.8, 56, 128, None, 512)
    (tmp_path / "generation_config.json").write_text(json.dumps({"num_beams": 2, "forced_bos_token_id": 0}))
    assert Generation.read(tmp_path) == Generation(2, 3, 0.8, 56, 128, 0, 512)
