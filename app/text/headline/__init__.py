"""One line over a story: its own headline, or its first sentence without what a headline leaves out."""

from app.text.headline.own import own_headline
from app.text.headline.shorten import LONGEST, Headline, shorten

__all__ = ["LONGEST", "Headline", "own_headline", "shorten"]
