"""Dates and times of day in an English sentence, as written and in ISO 8601."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from app.text.facts.calendar import Outlook, day_of, month_of, shifted, weekday_of
from app.text.facts.model import Moment
from app.text.months import ENGLISH_MONTHS
from app.text.span import Span

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?(?!\w))"
)
_YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%€]|[.,][0-9]|-[0-9])"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w:%]|[.,][0-9])"
_WEEKDAY: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_TO: Final = r"(?:\s?[-–]\s?|\s(?:to|and|until|till|through)\s)"
_DAYS: Final = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s(?:the\s)?)?"
    rf"(?:\b(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:{_TO}(?P<to>{_DAY})(?!\s{_MONTH})(?!\s[a-z]+s\b))?"
    rf"|(?<![\w.,:/$€£-])(?P<day2>{_DAY})(?:{_TO}(?P<to2>{_DAY}))?\s(?:of\s)?(?P<month2>{_MONTH}))"
    rf"(?:,?\s(?P<year>{_YEAR}))?"
)
_ISO: Final = re.compile(r"(?<![\w./-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\w/-])")
_DOTTED: Final = re.compile(
    r"(?<![\w.,/-])(?P<day>0?[1-9]|[12][0-9]|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)[0-9]{2})(?![\w/]|\.\d)"
)
_MONTH_OF_YEAR: Final = re.compile(
    rf"\b(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<month>{_MONTH})(?:\sof|,)?\s(?P<year>{_YEAR})"
)
_BARE_MONTH: Final = re.compile(
    rf"\b(?P<before>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Ee]nd of|[Bb]eginning of|[Ss]tart of"
    rf"|[Ee]arly|[Ll]ate|[Mm]id)[ -](?P<month>{_MONTH})(?!\s(?:\d|[A-Z]))(?![\w'’-])"
)
_BARE_WEEKDAY: Final = re.compile(
    rf"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<weekday>{_WEEKDAY})"
    r"(?P<part>\s(?:morning|afternoon|evening|night))?(?!s\b|[\w-]|\s(?:Times|Mail|Mirror|Express|Telegraph|Agreement))"
)
_NO_WEEKDAY: Final = re.compile(r"\b(?:Black|Good|Bloody|Ash|Holy|Shrove|Palm|Easter|Cyber|every|each|Every|Each)\s\Z")
_RELATIVE: Final = re.compile(
    r"\b(?P<day>[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night"
    r"|[Tt]he day before yesterday|[Tt]he day after tomorrow)(?:\s(?:morning|afternoon|evening))?\b"
    r"|\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<unit>week|month|year)\b(?!['’-])"
    r"|\b(?P<count>two|three|four|five|six|2|3|4|5|6) days ago\b"
)
_SPAN_OF_YEARS: Final = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween)\s(?P<first>{_YEAR})\s(?:to|and|until)\s(?P<last>{_YEAR})"
    r"|(?<![\w.,/$€£-])(?P<first2>1[0-9]{3}|20[0-9]{2})[-–](?P<last2>1[0-9]{3}|20[0-9]{2}|[0-9]{2})(?![\w%/-]|[.,]\d)"
)
_DECADE: Final = re.compile(r"\b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?P<decade>(?:1[0-9]|20)[0-9]0)['’]?s\b")
_BARE_YEAR: Final = re.compile(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]o|[Ff]rom|[Oo]f|[Aa]nd|[Tt]he|[Ee]arly"
    rf"|[Ll]ate|[Mm]id|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)[ -]|\()(?P<year>{_YEAR})"
    r"(?!\s(?:people|men|women|children|euros|dollars|pounds|tons|miles|members|jobs|homes|years|times|francs|troops))"
)
_TIME: Final = re.compile(
    r"(?<![\w.,:$€£-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5][0-9]))?\s?(?P<half>[ap])(?:\.m\.|m\b)"
    r"|\b[Aa]t (?P<hour2>[01]?[0-9]|2[0-3]):(?P<minute2>[0-5][0-9])(?![\w:])(?!\s?[ap]\.?m)"
    r"|\b(?P<word>noon|midnight|midday)\b"
)
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|would|to be|is to|are to|was to|were to|due|scheduled|planned|plans?|expected|set to|going to"
    r"|[’']ll|upcoming|intends?|hopes?|deadline|starting|begins?)\b"
)
# What shows that a sentence tells of what has been: without it "on Friday" may be the Friday to come.
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|told|met|went|came|made|took|began|ran|won|lost|fell|rose|struck|hit|spoke|left|saw|held|gave"
    r"|sent|sold|bought|found|shot|fought|broke|drew|drove|flew|grew|kept|led|paid|put|set|stood|taught|thought|wrote|became"
    r"|brought|built|cut|felt|got|knew|sat|spent|swore|withdrew|beat|burst|caught|chose|fled|forgot|heard|laid|lay|meant|quit"
    r"|rode|sank|sang|shook|shut|slept|stole|swept|threw|understood|woke|wore|[a-z]{2,}ed)\b"
)
# "said Tuesday": whatever comes, this was said before.
_SAID: Final = re.compile(
    r"\b(?:said|told|announced|confirmed|declared|stated|added|warned|wrote|reported|denied|called|published|died|killed"
    r"|arrested|met|signed|voted|opened|arrived|promised|admitted|revealed|rejected|adopted|approved)"
    r"(?:\s[a-z]+){0,2}\s(?:[a-z]+\s)?\Z"
)
_QUOTATION: Final = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)")
_RANGE_GAP: Final = re.compile(r"\s?[–-]\s?|\s(?:to|until|till|through)\s")
_STEPS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "last night": -1,
                 "the day before yesterday": -2, "the day after tomorrow": 2}  # fmt: skip
_WORDS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def find_moments(sentence: str, today: date | None) -> list[Moment]:
    """Find the dates and times of a sentence, in order and apart; spans are offsets into it. Linear."""
    if today is not None and not MINYEAR < today.year < MAXYEAR:
        today = None  # The days around it could not be counted.
    free = list(sentence)
    found: list[Moment] = []
    quoted = [match.span() for match in _QUOTATION.finditer(sentence)]
    opened = [start for start, _ in quoted]
    is_ahead, is_past = _AHEAD.search(sentence) is not None, _PAST.search(sentence) is not None
    for pattern, read in _READERS:
        for match in pattern.finditer("".join(free)):
            # What is quoted was said on a day of its own.
            place = bisect_right(opened, match.start()) - 1
            is_quoted = place >= 0 and match.start() < quoted[place][1]
            outlook = Outlook(None if is_quoted else today, is_ahead and not _was_said(sentence, match), is_past)
            moment = read(match, outlook)
            if moment is not None:
                found.append(replace(moment, text=" ".join(sentence[moment.span.start : moment.span.end].split())))
                free[moment.span.start : moment.span.end] = "\x00" * (moment.span.end - moment.span.start)
    found.sort(key=lambda moment: moment.span.start)
    return _ranges(sentence, found)


def _was_said(sentence: str, match: re.Match[str]) -> bool:
    return _SAID.search(sentence, max(0, match.start() - 60), match.start()) is not None


def _moment(match: re.Match[str], iso: str, group: str | int = 0) -> Moment:
    return Moment("", Span(*match.span(group)), iso)


def _read_days(match: re.Match[str], outlook: Outlook) -> Moment | None:
    month = _number(match["month"] or match["month2"])
    days = [match["day"] or match["day2"], match["to"] or match["to2"]]
    first, last = [int(re.sub(r"\D", "", day)) if day else 0 for day in days]
    year = int(match["year"]) if match["year"] else None
    if day_of(first, month, 2000, "", outlook) is None or last > 31 or (last and last <= first):
        return None
    start = day_of(first, month, year, (match["weekday"] or "").lower(), outlook)
    if start is None:
        return _moment(match, "")
    end = day_of(last, month, start.year, "", outlook) if last else None
    return _moment(match, f"{start.isoformat()}/{end.isoformat()}" if end else start.isoformat())


def _read_digits(match: re.Match[str], outlook: Outlook) -> Moment | None:
    day = day_of(int(match["day"]), int(match["month"]), int(match["year"]), "", outlook)
    return _moment(match, day.isoformat()) if day else None


def _read_month(match: re.Match[str], _: Outlook) -> Moment | None:
    return _moment(match, f"{match['year']}-{_number(match['month']):02}")


def _read_bare_month(match: re.Match[str], outlook: Outlook) -> Moment | None:
    which = match["before"].lower()
    begins = (
        match.start("before") if which in ("last", "next", "this", "early", "late", "mid") else match.start("month")
    )
    iso = month_of(_number(match["month"]), which, outlook)
    return Moment("", Span(begins, match.end()), iso)


def _read_weekday(match: re.Match[str], outlook: Outlook) -> Moment | None:
    if _NO_WEEKDAY.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    day = weekday_of(match["weekday"].lower(), (match["which"] or "").lower(), outlook)
    return _moment(match, day.isoformat() if day else "")


def _read_relative(match: re.Match[str], outlook: Outlook) -> Moment | None:
    if outlook.today is None:
        return _moment(match, "")
    if match["day"]:
        by = _STEPS.get(match["day"].lower(), 0)
        return _moment(match, (outlook.today + timedelta(days=by)).isoformat())
    if match["count"]:
        count = _WORDS.get(match["count"]) or int(match["count"])
        return _moment(match, shifted("day", -count, outlook.today))
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    return _moment(match, shifted(match["unit"], step, outlook.today))


def _read_years(match: re.Match[str], _: Outlook) -> Moment | None:
    first, last = match["first"] or match["first2"], match["last"] or match["last2"]
    last = first[:2] + last if len(last) == 2 else last
    return _moment(match, f"{first}/{last}") if first < last else None


def _read_decade(match: re.Match[str], _: Outlook) -> Moment | None:
    first = int(match["decade"])
    return _moment(match, f"{first}/{first + 9}")


def _read_year(match: re.Match[str], _: Outlook) -> Moment | None:
    return _moment(match, match["year"], "year")


def _read_time(match: re.Match[str], _: Outlook) -> Moment | None:
    if match["word"]:
        return _moment(match, "T00:00" if match["word"] == "midnight" else "T12:00")
    if match["hour2"]:
        return Moment("", Span(match.start("hour2"), match.end()), f"T{int(match['hour2']):02}:{match['minute2']}")
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return _moment(match, f"T{hour:02}:{match['minute'] or '00'}")


_READERS: Final = (
    (_ISO, _read_digits), (_DOTTED, _read_digits), (_DAYS, _read_days), (_MONTH_OF_YEAR, _read_month),
    (_BARE_MONTH, _read_bare_month), (_SPAN_OF_YEARS, _read_years), (_DECADE, _read_decade), (_BARE_YEAR, _read_year),
    (_BARE_WEEKDAY, _read_weekday), (_RELATIVE, _read_relative), (_TIME, _read_time),
)  # fmt: skip


def _number(month: str) -> int:
    return ENGLISH_MONTHS[month.rstrip(".").lower()]


def _ranges(sentence: str, found: list[Moment]) -> list[Moment]:
    """Join two days that make a range: "from June 28 to July 2"."""
    joined: Iterator[Moment] = iter(found)
    kept: list[Moment] = []
    for moment in joined:
        before = kept[-1] if kept else None
        gap = sentence[before.span.end : moment.span.start] if before else ""
        if before and _RANGE_GAP.fullmatch(gap) and _are_days(before.iso, moment.iso) and before.iso < moment.iso:
            span = Span(before.span.start, moment.span.end)
            text = " ".join(sentence[span.start : span.end].split())
            kept[-1] = Moment(text, span, f"{before.iso}/{moment.iso}")
        else:
            kept.append(moment)
    return kept


def _are_days(first: str, last: str) -> bool:
    return len(first) == len(last) == len("2021-11-02") and not {"W", "/"} & set(first + last)
