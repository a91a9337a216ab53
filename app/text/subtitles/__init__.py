"""Subtitles, SubRip and WebVTT: their text in whole sentences out, its translation back into cues and lines."""

from app.text.subtitles.file import SubtitleFile

__all__ = ["SubtitleFile"]
