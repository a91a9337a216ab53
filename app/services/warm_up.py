"""So that the first request is no slower than the next ones."""

from app.services.translation import TranslationService

# Names and an amount, which the tables are asked about; short, since a request that comes meanwhile waits for it.
SENTENCE = "Vladimir Poutine verse 3 millions d’euros à Moscou."


async def warm_up(translation: TranslationService) -> None:
    """Translate a sentence, which reads the tables of words and names that are read when first asked for.

    The service's memory learns nothing of it.
    """
    await TranslationService(translation.worker, translation.detector, translation.decoding).translate([SENTENCE])
