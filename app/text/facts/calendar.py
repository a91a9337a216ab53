"""Which day, month or year is meant, seen from the day of an article."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.text.facts.words import WEEKDAYS

_WEEK: Final = 7
_MONTHS: Final = 12
# A date without a year that lies further ahead than this needs a word such as "will".
_SOON: Final = 31


@dataclass(frozen=True, slots=True)
class Outlook:
    """From where a date is looked at.

    today: the article's date. ahead: whether its sentence speaks of the future, past: whether of what has been.
    """

    today: date | None
    ahead: bool = False
    past: bool = True


def day_of(day: int, month: int, year: int | None, weekday: str, outlook: Outlook) -> date | None:
    """Find the day that is meant; without a year the one nearest to the article's, on the weekday where one is said."""
    if year is not None:
        return _date(year, month, day)
    if outlook.today is None:
        return None
    near = [_date(outlook.today.year + step, month, day) for step in (-1, 0, 1)]
    days = [found for found in near if found is not None]
    if weekday:
        days = [found for found in days if WEEKDAYS[found.weekday()] == weekday]
    if not days:
        return None
    nearest = min(days, key=lambda found: abs((found - outlook.today).days) if outlook.today else 0)
    is_far = (nearest - outlook.today).days > _SOON
    return None if is_far and not outlook.ahead else nearest


def month_of(month: int, which: str, outlook: Outlook) -> str:
    """Find the month that is meant by "last March", "in March"; empty where nearest and tense disagree."""
    today = outlook.today
    if today is None:
        return ""
    behind = today.year if month <= today.month else today.year - 1
    coming = today.year if month > today.month else today.year + 1
    if which == "this" or month == today.month:
        return "" if which in ("last", "next") else f"{today.year}-{month:02}"
    if which in ("last", "next"):
        return f"{behind if which == 'last' else coming}-{month:02}"
    is_past_near = (today.month - month) % _MONTHS <= _MONTHS // 2
    if is_past_near == outlook.ahead:
        return ""
    return f"{behind if is_past_near else coming}-{month:02}"


def weekday_of(name: str, which: str, outlook: Outlook) -> date | None:
    """Find the day that is meant by "Tuesday", "last Tuesday", "next Tuesday"."""
    if outlook.today is None:
        return None
    back = (outlook.today.weekday() - WEEKDAYS.index(name)) % _WEEK
    if which == "last":
        return outlook.today - timedelta(days=back or _WEEK)
    # "Next Tuesday" is the one that comes to some, to others that of the week after.
    if which == "next" or outlook.ahead or not outlook.past:
        return None
    return outlook.today - timedelta(days=back)


def shifted(unit: str, by: int, today: date) -> str:
    """Give the day, week, month or year so many of them before or after the article's day, in ISO 8601."""
    if unit == "day":
        return (today + timedelta(days=by)).isoformat()
    if unit == "week":
        year, week, _ = (today + timedelta(weeks=by)).isocalendar()
        return f"{year}-W{week:02}"
    if unit == "month":
        months = today.year * _MONTHS + today.month - 1 + by
        return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"
    return f"{today.year + by:04}"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
