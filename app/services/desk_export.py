"""What the desk has, written as a new file: a Word document, a ninjs item, or its pairs for translators' tools."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from app import __version__
from app.text.docx.credit import English
from app.text.ninjs.made import made_ninjs
from app.text.ninjs.write import Additions
from app.text.source_types import MACHINE_MADE, MACHINE_MADE_AND_EDITED
from app.text.tmx import Unit, written_units

ExportKind = Literal["docx", "ninjs", "tmx"]


@dataclass(frozen=True, slots=True)
class DeskSentence:
    """A sentence of the desk. gap: the white space before it. edited: whether a person wrote its English."""

    gap: str
    french: str
    english: str
    edited: bool = False


@dataclass(frozen=True, slots=True)
class DeskText:
    """What the desk has. tail: white space behind the last sentence.

    credit: a line that says who made the translation; empty for none. editor: a name, empty where nobody said one.
    signature: of the answer that the sentences are from. id: makes the URI of a ninjs item; empty for a new one.
    """

    sentences: Sequence[DeskSentence]
    tail: str = ""
    title: str = ""
    credit: str = ""
    editor: str = ""
    signature: str = ""
    language: English = "en-GB"
    id: str = ""

    @property
    def french(self) -> str:
        """The whole French."""
        return "".join(one.gap + one.french for one in self.sentences) + self.tail

    @property
    def english(self) -> str:
        """The whole English, in the paragraphs of the French."""
        return "".join(one.gap + one.english for one in self.sentences) + self.tail


def exported(text: DeskText, kind: ExportKind) -> bytes:
    """Write a new file."""
    if kind == "docx":
        # Slow to import, and few ask for it.
        from app.text.docx.made import made_docx  # noqa: PLC0415

        return made_docx(text.english, title=text.title, credit=text.credit, language=text.language, author=text.editor)
    if kind == "tmx":
        made = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        units = (
            Unit(
                one.french,
                one.english,
                origin="editor" if one.edited else "machine",
                created=made,
                creator=text.editor if one.edited else "",
            )
            for one in text.sentences
            if one.french.strip() and one.english.strip()
        )
        return "".join(written_units(units, "sentence", text.credit)).encode()
    edited = sum(one.edited for one in text.sentences)
    additions = desk_additions(text.signature, len(text.sentences), edited, text.editor, text.credit)
    item = made_ninjs(text.french, text.english, additions, uri=f"urn:uuid:{text.id}" if text.id else "")
    return json.dumps(item, ensure_ascii=False, indent=2).encode()


def desk_additions(signature: str, sentences: int, edited: int, editor: str, credit: str) -> Additions:
    """Say in a ninjs item what made it, and how much of it a person wrote."""
    source_type = MACHINE_MADE_AND_EDITED if edited else MACHINE_MADE
    said = dict(part.split(":", 1) for part in signature.split("|") if ":" in part)
    provenance = {
        "model": said.get("model", ""),
        "revision": said.get("revision", ""),
        "signature": signature,
        "version": __version__,
        "written_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "source_language": "fr",
        "digitalsourcetype": source_type,
    }
    editing = {"sentences": sentences, "edited": edited, **({"editor": editor} if editor else {})}
    return Additions(None, source_type, {"provenance": provenance, "editing": editing, "credit": credit})
