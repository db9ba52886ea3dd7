"""Pure: the day that someone means, from how people write it in Dutch and in English.

Only whole words count. What can mean two days, or may not be what was meant, is not decided
here: `understand` gives the days to choose from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.people.working_hours import DAY

MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
WEEKDAYS = (
    ("maandag", "monday", "ma", "mon"),
    ("dinsdag", "tuesday", "di", "tue", "tues"),
    ("woensdag", "wednesday", "wo", "wed"),
    ("donderdag", "thursday", "do", "thu", "thur", "thurs"),
    ("vrijdag", "friday", "vr", "fri"),
    ("zaterdag", "saturday", "za", "sat"),
    ("zondag", "sunday", "zo", "sun"),
)


def _any_of(names: tuple[tuple[str, ...], ...]) -> str:
    return "|".join(sorted({each for some in names for each in some}, key=len, reverse=True))


NUMBERS = (
    ("een", "één", "a", "an", "one"),
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
    ("zeven", "seven"),
    ("acht", "eight"),
    ("negen", "nine"),
    ("tien", "ten"),
)
UNTIL = re.compile(
    r"(?P<inclusive>t/m|tot en met|through|(?:up to|until) and including)\s+"
    r"|(?:tot aan|totdat|tot|until|till|up to)\s+"
)
ENGLISH = frozenset({"through", "until", "till", "up"})  # how such an end begins
ABSENT = (
    r"(?:afwezig|weg|vrij|ziek|er niet|op reis|(?:op|met) (?:vakantie|(?:\w+s)?verlof)"
    r"|away|off|sick|ill|unwell|out(?: of (?:the )?office)?|on (?:holiday|vacation|leave))"
)
OPENING = re.compile(rf"(?:(?:vanaf nu|from now on|ik ben|i am|i'm|{ABSENT})\s+)+")
_FROM = re.compile(
    rf"(?:vanaf|van|from|starting) (?P<first>.+?) (?P<rest>(?:{UNTIL.pattern}).+)"
)
_BEGINS = re.compile(r"(?:vanaf|from|starting) (?P<first>.+)")
_NOW = frozenset({"nu", "now", "now on", "vandaag", "today"})
# "Ik ben afwezig tot vrijdag", "ik ben volgende week vrij", "morgen ben ik er niet".
_SAYS_AWAY = re.compile(
    r"(?:leerkring )?(?:(?P<me>ik ben|ik ga|(?:i am|i['’]m)(?: going)?|(?:i will|i['’]ll) be)"
    rf"(?: (?P<between>.+?))? )?{ABSENT}"
    rf"(?: (?P<after>.+))?|(?P<before>.+) (?:ben|ga) ik {ABSENT}"
    rf"|(?P<start>(?:vanaf|from) .+?)(?: ben ik| i am| i['’]m)? {ABSENT}"
    r"(?: (?P<end>.+))?"
)
_CLEARLY_AWAY = re.compile(r"afwezig|away|vakantie|verlof|vacation|on (?:holiday|leave)")
_SAYS_BACK = re.compile(
    r"(?:ik )?ben (?:er )?(?:weer(?: er| terug| beter)?|terug|beter)|weer (?:terug|beter)"
    r"|(?:i am|i['’]m) (?:back|better)|terug|back"
)
_GREETING = re.compile(
    r"(?:(?:hoi|hallo|hey|hé|hi|hello|dag|beste|goede ?morgen|goede ?middag|good morning)"
    r"(?: (?:leerkring|allemaal|iedereen|all))? )+"
)
# The same in the words that `_SAYS_AWAY` reads.
_IN_OTHER_WORDS = (
    (re.compile(r"ik ben er (.+) niet"), r"ik ben \1 er niet"),
    (
        re.compile(
            r"ik ben (?:er )?(?:pas )?(?:op )?(.+?) (?:pas )?(?:er )?weer(?: terug| er| beter)?"
        ),
        r"weg tot \1",
    ),
    (re.compile(r"ik ben (?:pas )?(?:op )?(.+?) terug"), r"weg tot \1"),
    (re.compile(r"(?:i am|i['’]m) back (?:on )?(.+)"), r"away until \1"),
)
# "3-9 december", "from 3 to 9 December", "24 December to 2 January", "Dec 3-9",
# "Monday to Friday".
_A_DAY = r"\d{1,2}(?:e|ste|de|st|nd|rd|th)?"
_A_MONTH = _any_of(MONTHS)
_A_SPAN = re.compile(
    rf"\b(?:(?:van|vanaf|from) )?(?:"
    rf"(?P<from_day>{_A_DAY})(?: (?P<from_month>{_A_MONTH}))?"
    rf"(?: ?(?P<dash>-|to) ?| (?P<until>(?:t/m|tot en met|tot|through|until|till)) )"
    rf"(?P<to_day>{_A_DAY}) (?P<to_month>{_A_MONTH})"
    rf"|(?P<month>{_A_MONTH}) (?P<first>{_A_DAY}) ?(?:-|to) ?(?P<last>{_A_DAY})"
    rf"|(?P<weekday>{_any_of(WEEKDAYS)}) to (?P<other>{_any_of(WEEKDAYS)})"
    r")\b"
)
SMALL_WORDS = re.compile(r"(?:(?:op|on|de|the)\s+)+")
NEXT = r"(?:volgende|volgend|next)"
SPAN = re.compile(
    r"(?:(?P<ahead>over|in)\s+|(?:for|voor)\s+)?(?P<count>\w+)\s+"
    r"(?P<unit>dag|dagen|days?|week|weken|weeks|maand|maanden|months?)"
)
_DECORATION = re.compile(r":[\w+-]+:|[^\w\s'’./-]+")  # emoji, commas, exclamation marks
FRIDAY = 4  # as `date.weekday` counts
LAST_YEAR = 9000  # after it, a day more could be no date
LONGEST_TEXT = 60  # characters; nobody needs more for a day
LONGEST_SURE = 92  # days: three months; a longer absence is asked about
MOST_DAYS = 400  # of a number of days, weeks or months


@dataclass(frozen=True)
class Understood:
    """The first day back that was meant, or the days that may have been.

    `is_sure`: there is one, and nobody needs to be asked. `first`: the day on which it begins,
    when that has yet to come.
    """

    days: tuple[date, ...] = ()
    is_sure: bool = False
    first: date | None = None


@dataclass(frozen=True)
class _Period:
    """A day, a week, a month: "until" it is `first`, "through" it `after`."""

    first: date
    after: date
    is_length: bool = False  # "two weeks" says by itself how long
    others: tuple[date, ...] = ()  # what it may begin on as well
    is_doubtful: bool = False  # may not be a day at all


def understand(text: str, today: date) -> Understood:
    """The day back: "tot 14 augustus" is the 14th, "tot en met" and "through" the day after.

    A day without a year is the next one that comes. Without "tot" a day may be the day off as
    well as the day back, and more than three months may be a slip: then it is not sure.
    """
    said = _bare(text)
    if len(said) > LONGEST_TEXT:
        return Understood()
    if spoken := _beginning(said, today):
        return spoken
    bare = OPENING.sub("", f"{said} ", count=1) if OPENING.match(f"{said} ") else f"{said} "
    until = UNTIL.match(bare)
    bare = bare[until.end() :] if until else bare
    small = SMALL_WORDS.match(bare)
    bare = (bare[small.end() :] if small else bare).strip(" .!?")
    reads_english = until is None or until[0].split()[0] in ENGLISH
    readings = _readings(bare, today, reads_english=reads_english)
    found = next((each for each in readings if each is not None), None)
    if found is None:
        return Understood()
    days = _days_of(found, until, today)
    is_short = max(days) <= today + LONGEST_SURE * DAY
    is_one = len(days) == 1 and not found.is_doubtful
    return Understood(days, is_one and is_short and (bool(until) or found.is_length))


def says_away(text: str, today: date) -> Understood | None:
    """What `understand` makes of words that say that one will be away, and nothing else.

    None for any others, such as a question in which somebody is away.
    """
    said = _SAYS_AWAY.fullmatch(_reworded(_ungreeted(text)))
    if said is None:
        return None
    first = said["between"] or said["before"] or said["start"]
    then = said["after"] or said["end"]
    if spoken := _beginning(" ".join(each for each in (first, then) if each), today):
        return spoken
    if not (first or then):
        return Understood() if said["me"] or _CLEARLY_AWAY.search(said[0]) else None
    found = understand(first or then, today)
    if found.days and first and then:
        # "Ik ben volgende week weg tot donderdag": the Thursday of that week.
        begins = found.days[0]
        last = understand(then, begins)
        found = replace(last, first=begins if begins > today else None) if last.days else found
    return found if found.days else None


def _beginning(said: str, today: date) -> Understood | None:
    """From Monday until Friday: the Friday of that week. From Monday: until when is open."""
    span = _FROM.fullmatch(said)
    begins = span or _BEGINS.fullmatch(said)
    if begins is None:
        return None
    is_now = begins["first"] in _NOW
    days = (today,) if is_now else understand(begins["first"], today).days
    if not days:
        return None
    first = days[0] if days[0] > today else None
    found = understand(span["rest"], days[0]) if span else Understood()
    if not found.days and (span or first is None):
        return None
    return replace(found, first=first)


def likely_ends(today: date) -> tuple[date, ...]:
    """The next working day, and the two Mondays that come: of who names no day at all."""
    monday = today + (7 - today.weekday()) * DAY
    next_day = today + DAY if today.weekday() < FRIDAY else monday
    return tuple(dict.fromkeys((next_day, monday, monday + 7 * DAY)))


def says_back(text: str) -> bool:
    return _SAYS_BACK.fullmatch(_ungreeted(text)) is not None


def _ungreeted(text: str) -> str:
    bare = _bare(text)
    greeting = _GREETING.match(bare)
    return bare[greeting.end() :] if greeting else bare


def _reworded(said: str) -> str:
    for pattern, usual in _IN_OTHER_WORDS:
        if found := pattern.fullmatch(said):
            return found.expand(usual)
    return said


def _bare(text: str) -> str:
    said = " ".join(_DECORATION.sub(" ", text.lower().replace("–", "-")).split()).strip(" .")
    return _A_SPAN.sub(_spelled_out, said)


def _spelled_out(span: re.Match[str]) -> str:
    """Both ends in full. Of "3-9 December" and "Monday to Friday" the last day is one too."""
    if month := span["month"]:
        return f"from {month} {span['first']} through {month} {span['last']}"
    if first := span["weekday"]:
        return f"from {first} through {span['other']}"
    until, to_month = span["until"] or "through", span["to_month"]
    begins = f"{span['from_day']} {span['from_month'] or to_month}"
    return f"from {begins} {until} {span['to_day']} {to_month}"


def _days_of(found: _Period, until: re.Match[str] | None, today: date) -> tuple[date, ...]:
    starts = (found.first, *found.others)
    length = found.after - found.first
    if until is None:  # whoever is ill today is back tomorrow
        first = found.after if found.first == today else found.first
        return tuple(dict.fromkeys((first, found.after)))
    return tuple(each + length for each in starts) if until["inclusive"] else starts


def _readings(said: str, today: date, *, reads_english: bool) -> Iterator[_Period | None]:
    first, _, rest = said.partition(" ")
    weekday = _named(first, WEEKDAYS)
    text = said if weekday is None else rest
    if days := _dates(text, today, reads_english=reads_english):
        yield _one_day(*days) if weekday is None else _on_weekday(days, weekday)
    if (day := _nearby(said, today)) is not None:
        yield _one_day(day)
    yield _length(said, today)
    yield _week(said, today)
    yield _month(said, today)
    yield _weekday(said, today)


def _dates(said: str, today: date, *, reads_english: bool) -> list[date]:
    """What a date may mean, the likeliest first."""
    other = _month_first(said, today) if reads_english else None
    found = (_in_figures(said, today), other, _in_words(said, today))
    return list(dict.fromkeys(day for day in found if day is not None))


def _on_weekday(days: Sequence[date], weekday: int) -> _Period:
    """Such as "vrijdag 14 augustus": one of the two is wrong when that is no Friday."""
    if right := [day for day in days if day.weekday() == weekday]:
        return _one_day(*right)
    near = (days[0] + n * DAY for n in range(-3, 4))
    return _one_day(days[0], *(day for day in near if day.weekday() == weekday))


def _in_figures(said: str, today: date) -> date | None:
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said):
        year, month, day = map(int, match.groups())
        return _date(year, month, day)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?\.?", said):
        day, month = int(match[1]), int(match[2])
        return _coming(day, month, match[3], today)
    return None


def _month_first(said: str, today: date) -> date | None:
    """As in the United States: "4/13" and, beside the third of April, "03/04"."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", said)
    return _coming(int(match[2]), int(match[1]), match[3], today) if match else None


def _in_words(said: str, today: date) -> date | None:
    words = [word for word in said.split() if word not in {"of", "the", "de"}]
    figures = re.compile(r"(\d{1,2})(e|de|ste|st|nd|rd|th)?\.?")
    for first, second in ((0, 1), (1, 0)):  # "14 augustus", "August 14"
        if len(words) not in {2, 3}:
            return None
        day, month = figures.fullmatch(words[first]), _named(words[second], MONTHS)
        year = words[2] if len(words) == 3 else None  # noqa: PLR2004  # day, month, year
        if day and month is not None and (year is None or re.fullmatch(r"\d{4}", year)):
            return _coming(int(day[1]), month + 1, year, today)
    return None


def _nearby(said: str, today: date) -> date | None:
    days = {
        "vandaag": 0,
        "today": 0,
        "morgen": 1,
        "tomorrow": 1,
        "overmorgen": 2,
        "day after tomorrow": 2,
    }
    return today + days[said] * DAY if said in days else None


def _length(said: str, today: date) -> _Period | None:
    """Such as "two weeks"; what begins with "over" or "in" may be when it begins."""
    if (match := SPAN.fullmatch(said)) is None:
        return None
    count = _count(match["count"])
    if count is None or not 0 < count <= MOST_DAYS:
        return None
    if match["unit"].startswith("m"):
        day = _months_on(today, count)
    else:
        day = today + count * (7 if match["unit"].startswith("w") else 1) * DAY
    return _Period(day, day, is_length=match["ahead"] is None)


def _week(said: str, today: date) -> _Period | None:
    monday = today - timedelta(days=today.weekday()) + 7 * DAY
    if re.fullmatch(rf"{NEXT} week", said):
        return _Period(monday, monday + 7 * DAY)
    if re.fullmatch(r"(?:(?:rest van |rest of )?(?:de |deze |the |this )?week)", said):
        return _Period(monday, monday)
    if match := re.fullmatch(rf"{NEXT} week (\w+)", said):
        weekday = _named(match[1], WEEKDAYS)
        return None if weekday is None else _one_day(monday + weekday * DAY)
    return None


def _month(said: str, today: date) -> _Period | None:
    first = _months_on(today.replace(day=1), 1)
    if re.fullmatch(rf"{NEXT} (?:maand|month)", said):
        return _Period(first, _months_on(first, 1))
    if re.fullmatch(rf"{NEXT} (?:jaar|year)", said):
        return _Period(date(today.year + 1, 1, 1), date(today.year + 2, 1, 1))
    return None


def _weekday(said: str, today: date) -> _Period | None:
    """The coming one; "next Friday" may also be the one of next week."""
    match = re.fullmatch(rf"(?:({NEXT})|aanstaande|komende|coming|this|deze)? ?(\w+)", said)
    weekday = _named(match[2], WEEKDAYS) if match else None
    if match is None or weekday is None:
        return None
    coming = today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY
    of_next_week = today + (7 - today.weekday() + weekday) * DAY
    is_open = bool(match[1]) and coming != of_next_week
    others = (of_next_week,) if is_open else ()
    # "zo" is Sunday, but "tot zo" says that one is back at once.
    return _Period(coming, coming + DAY, others=others, is_doubtful=match[2] == "zo")


def _one_day(day: date, *others: date) -> _Period:
    return _Period(day, day + DAY, others=others)


def _months_on(day: date, count: int) -> date:
    """So many months later; the last day of a month that is too short."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    for last in range(day.day, day.day - 4, -1):
        if (found := _date(year, month + 1, last)) is not None:
            return found
    return date.max


def _count(said: str) -> int | None:
    if said.isascii() and said.isdigit() and len(said) < 4:  # noqa: PLR2004  # figures
        return int(said)
    return next((n for n, names in enumerate(NUMBERS, 1) if said in names), None)


def _named(word: str, names: tuple[tuple[str, ...], ...]) -> int | None:
    """Which of these a word means, in full or as it is usually shortened."""
    word = word.rstrip(".")
    return next((n for n, spellings in enumerate(names) if word in spellings), None)


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
    this_year = _date(today.year, month, day)
    if this_year is not None and this_year > today:
        return this_year
    return _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    if year > LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
