"""Pure: the day that somebody means, from how people write it in Dutch and in English."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.people.calendar_rules import DAY

MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march", "mrt"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september", "sept"),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
WEEKDAYS = (
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)
NUMBERS = (
    ("een", "één", "a", "an", "one"),
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
)
SHORTEST_NAME = 3  # letters: "aug", "vrij"
INCLUSIVE = re.compile(r"\b(t/m|tot en met|through|(up to|until) and including)\b")
FILLERS = re.compile(
    r"^(vanaf nu|afwezig|away|ik ben|i am)?\s*"
    r"(t/m|tot en met|totdat|tot|(until|up to) and including|until|till|through)?\s*"
    r"(op|on|de|the)?\s+"
)
SPAN = re.compile(r"(?:over|in|for|voor)?\s*(\w+) (dag|dagen|days?|week|weken|weeks)")
LONGEST_TEXT = 60  # characters; nobody needs more for a day


def first_day_back(text: str, today: date) -> date | None:
    """The day after the absence; None when it cannot be understood.

    "Tot 14 augustus" ends on the 14th, "tot en met" and "through" on the day after it. A day
    without a year is the next one that comes.
    """
    said = " ".join(text.lower().replace(",", " ").split())[:LONGEST_TEXT]
    is_inclusive = INCLUSIVE.search(said) is not None
    bare = FILLERS.sub("", f" {said}".lstrip() + " ", count=1).strip(" .!?")
    bare = FILLERS.sub("", f"{bare} ", count=1).strip(" .!?")
    found = next((day for day in _readings(bare, today) if day is not None), None)
    if found is None:
        return None
    return found + DAY if is_inclusive else found


def _readings(said: str, today: date) -> Iterator[date | None]:
    yield _in_figures(said, today)
    yield _in_words(said, today)
    yield _relative(said, today)


def _in_figures(said: str, today: date) -> date | None:
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said):
        year, month, day = map(int, match.groups())
        return _date(year, month, day)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?\.?", said):
        day, month = int(match[1]), int(match[2])
        return _coming(day, month, match[3], today)
    return None


def _in_words(said: str, today: date) -> date | None:
    words = said.split()
    if words and _named(words[0], WEEKDAYS) is not None and len(words) > 1:
        words = words[1:]  # "vrijdag 14 augustus": the date decides
    words = [word for word in words if word not in {"of", "the", "de"}]
    figures = re.compile(r"(\d{1,2})(e|de|ste|st|nd|rd|th)?\.?")
    for first, second in ((0, 1), (1, 0)):  # "14 augustus", "August 14"
        if len(words) not in {2, 3}:
            return None
        day, month = figures.fullmatch(words[first]), _named(words[second], MONTHS)
        year = words[2] if len(words) == 3 else None  # noqa: PLR2004  # day, month, year
        if day and month is not None and (year is None or re.fullmatch(r"\d{4}", year)):
            return _coming(int(day[1]), month + 1, year, today)
    return None


def _relative(said: str, today: date) -> date | None:
    monday = today - timedelta(days=today.weekday())
    days = {"morgen": 1, "tomorrow": 1, "overmorgen": 2, "the day after tomorrow": 2}
    if said in days:
        return today + days[said] * DAY
    if said in {"volgende week", "next week"}:
        return monday + 7 * DAY
    if match := re.fullmatch(r"(?:volgende week|next week) (\w+)", said):
        weekday = _named(match[1], WEEKDAYS)
        return None if weekday is None else monday + (7 + weekday) * DAY
    if match := SPAN.fullmatch(said):
        return _after(match[1], 7 if match[2].startswith("w") else 1, today)
    weekday = _named(re.sub(r"^(volgende|next|aanstaande|komende) ", "", said), WEEKDAYS)
    if weekday is None:
        return None
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY


def _after(count: str, days: int, today: date) -> date | None:
    number = int(count) if count.isdecimal() and len(count) < SHORTEST_NAME else None
    if number is None:
        number = next((n for n, names in enumerate(NUMBERS, 1) if count in names), None)
    return None if number is None else today + number * days * DAY


def _named(word: str, names: tuple[tuple[str, ...], ...]) -> int | None:
    """Which of these a word means, written in full or not: "aug", "aug."."""
    word = word.rstrip(".")
    if len(word) < SHORTEST_NAME:
        return None
    for number, spellings in enumerate(names):
        if any(spelling.startswith(word) for spelling in spellings):
            return number
    return None


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
    this_year = _date(today.year, month, day)
    if this_year is not None and this_year > today:
        return this_year
    return _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
