"""HTML taken apart into blocks of plain text, and written again with their translations."""

from app.text.html.document import Block, HtmlDocument, TranslatedBlock

__all__ = ["Block", "HtmlDocument", "TranslatedBlock"]
