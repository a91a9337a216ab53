from hypothesis import given
from hypothesis import strategies as st

from app.engines.batching import batches_of, model_positions, output_limit, room_of
from app.engines.protocol import Decoding


@given(st.lists(st.integers(1, 600)), st.integers(16, 2048))
def test_each_sentence_is_in_one_room_that_it_alone_decides(lengths, tokens):
    batches = list(batches_of(lengths, tokens))
    assert sorted(index for indices, _ in batches for index in indices) == list(range(len(lengths)))
    for indices, room in batches:
        assert len(indices) == 1 or room * len(indices) <= tokens
        for index in indices:
            assert lengths[index] <= room <= max(16, 2 * lengths[index])
            assert room == room_of(lengths[index])


def test_an_output_never_has_more_tokens_than_the_model_has_positions():
    assert output_limit(Decoding(), 16, 512) == Decoding().output_limit(16)
    assert output_limit(Decoding(), 4096, 512) == 511


def test_positions_come_from_the_configuration_or_are_marians(tmp_path):
    config = tmp_path / "config.json"
    assert model_positions(config) == 512
    config.write_text('{"max_position_embeddings": 1024}')
    assert model_positions(config) == 1024
    config.write_text("broken")
    assert model_positions(config) == 512
