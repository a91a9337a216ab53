"""Word documents: the text of their paragraphs out, its translation back in with the formatting of its words."""

from app.text.docx.file import DocxFile

__all__ = ["DocxFile"]
