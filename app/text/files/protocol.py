"""What every kind of file can do."""

from typing import Literal, Protocol


class TextFile(Protocol):
    """A file that was taken apart.

    text: all of its text, in one string, so that its language is told from the whole. format: what that string is.
    """

    @property
    def text(self) -> str:
        """What is to be translated."""

    @property
    def format(self) -> Literal["text", "html"]:
        """Plain text, or HTML in which the file's own structure is written."""

    def write(self, translated: str) -> bytes:
        """Write the file with the translation of `text`, which came back in the same format."""
