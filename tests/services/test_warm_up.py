"""The warm-up: the tables that are read when first asked for have been read."""

from app.services.translation import TranslationService
from app.services.warm_up import warm_up
from app.text import english_dictionary, french_words
from app.text.names import invented, tables


async def test_the_tables_of_words_and_names_are_read(translation: TranslationService) -> None:
    lazy = (english_dictionary._words, french_words.french_only, invented._names, tables.exonyms)
    for table in lazy:
        table.cache_clear()
    await warm_up(translation)
    assert [table.cache_info().misses for table in lazy] == [1] * len(lazy)
