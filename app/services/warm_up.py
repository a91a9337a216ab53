"""So that the first request is no slower than the next ones."""

from app.services.translation import TranslationService

# With what tables are asked about: a name of each kind, an amount, a date, a quote.
STORY = (
    "Le président russe Vladimir Poutine a rencontré mardi 2 novembre à Moscou M. Dupont, de l’ONU. "
    "« Nous verserons 3 millions d’euros », a dit le ministre des Affaires étrangères."
)


async def warm_up(translation: TranslationService) -> None:
    """Translate a little story, which reads the tables of words and names that are read when first asked for.

    The service's memory learns nothing of it.
    """
    await TranslationService(translation.worker, translation.detector, translation.decoding).translate([STORY])
