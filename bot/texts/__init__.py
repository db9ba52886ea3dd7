"""What Leerkring says, in Dutch and in English: `texts("circle-started", name=…)`.

One Fluent file per subject and language. People's own words never pass through Fluent as
more than a name or a title: they get a block of their own.
"""

import datetime as dt
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.dates import format_date, format_time, get_day_names, get_timezone_name
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.zones import USUAL, zone_named

LANGUAGES = ("nl", "en")
FALLBACK = "nl"
UNKNOWN = "\ufffd"  # how `storage.columns` marks a word that no enum of ours has
LONGEST = 2500  # characters; Fluent fills in no more, whatever stands in a row
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_TECHNICIAN = {"nl": "technisch beheerder", "en": "administrator of Leerkring"}
_operator = {"contact": ""}


def files_of(language: str) -> list[Traversable]:
    """The Fluent files of a language, one per subject, in the rooms that the code has too."""
    rooms = sorted(files(__name__).joinpath(language).iterdir(), key=str)
    return [file for room in rooms for file in sorted(room.iterdir(), key=str)]


class Texts:
    """All sentences of one language, and how it writes dates and times.

    `contact` is named wherever a sentence sends somebody to the technical administrator.
    """

    def __init__(self, language: str, contact: str = "") -> None:
        self.language = language if language in LANGUAGES else FALLBACK
        self._locale = _LOCALES[self.language].replace("-", "_")
        # Isolation marks would end up inside Slack's mentions and links.
        self._bundle = FluentBundle([_LOCALES[self.language]], use_isolating=False)
        for file in files_of(self.language):
            self._bundle.add_resource(FluentResource(file.read_text("utf-8")))
        called = _TECHNICIAN[self.language] + (f' ({{ "{contact}" }})' if contact else "")
        self._bundle.add_resource(FluentResource(f"-technician = {called}"))

    def __call__(self, text_id: str, /, **params: str | int) -> str:
        """The sentence in this language.

        Raises:
            LookupError: the id, or a variable that the sentence uses, is unknown.
        """
        _, is_unknown, word = text_id.partition(UNKNOWN)
        if is_unknown:  # of another version: it has no name here
            return word
        pattern = self._bundle.get_message(text_id).value if self.knows(text_id) else None
        if pattern is None:
            raise LookupError(text_id)
        short = {k: v[:LONGEST] if isinstance(v, str) else v for k, v in params.items()}
        text, errors = self._bundle.format_pattern(pattern, short)
        if errors:
            raise LookupError(text_id, errors)
        return str(text)

    def prepare(self) -> None:
        """Have every sentence ready, which is else done when it is first said."""
        for text_id in self._bundle._messages:  # noqa: SLF001  # the library lists them nowhere
            self._bundle.get_message(text_id)

    def word(self, text_id: str, word: str) -> str:
        """What a stored word is called; itself, when another version or a hand wrote it."""
        return self(text_id) if self.knows(text_id) else word

    def knows(self, text_id: str) -> bool:
        return self._bundle.has_message(text_id)

    def date(self, day: dt.date) -> str:
        """Like “maandag 2 maart 2026” and “Monday 2 March 2026”."""
        return format_date(day, "EEEE d MMMM y", locale=self._locale)

    def short_date(self, day: dt.date) -> str:
        """Like “2 mrt 2026” and “2 Mar 2026”."""
        return format_date(day, "d MMM y", locale=self._locale)

    def time(self, at: dt.datetime) -> str:
        return format_time(at, "HH:mm", locale=self._locale)

    def decimal(self, value: float) -> str:
        """Like “4,3” and “4.3”."""
        return format_decimal(value, "0.0", locale=self._locale)

    def weekday(self, iso: int) -> str:
        """By ISO number: 1 is Monday."""
        return str(get_day_names("wide", locale=self._locale)[iso - 1])

    def local_time(self, at: dt.datetime, zone: str) -> str:
        return self.time(at.astimezone(zone_named(zone)))

    def local_date(self, at: dt.datetime, zone: str) -> str:
        return self.short_date(at.astimezone(zone_named(zone)).date())

    def moment(self, at: dt.datetime, zone: str) -> str:
        """Like “maandag 2 maart 2026, 10:00”; any zone but the Dutch one is named."""
        tz = zone_named(zone)
        local = at.astimezone(tz)
        said = f"{self.date(local.date())}, {self.time(local)}"
        if tz.key == USUAL:
            return said
        return f"{said} ({get_timezone_name(local, 'short', locale=self._locale)})"


@lru_cache
def texts_for(language: str) -> Texts:
    """The texts of a language, read once per process."""
    return Texts(language, _operator["contact"])


def name_contact(contact: str) -> None:
    """Whom every sentence of this process names as technical administrator from now on."""
    if contact != _operator["contact"]:
        _operator["contact"] = contact
        texts_for.cache_clear()
