"""Being away, days off, who was told what, and how it goes with the bot."""

from datetime import date, timedelta

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.base.kinds import MessageKind
from bot.domain.base.odd_rows import Shown
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.free_days import Overview
from bot.domain.overview.ledger import KINDS, Entry, Fate, Ledger
from bot.domain.overview.status import NEXT, Send, Status
from bot.domain.people.absences import Absence, Told
from bot.domain.people.school_holidays import KINDS as HOLIDAYS
from bot.domain.people.school_holidays import REGIONS, DaysOff, Period
from bot.slack.base.bundles import bundle_message
from bot.slack.base.moments import proposed
from bot.slack.base.notices import notice_message, notice_modal
from bot.slack.circle.free_days import (
    free_days_modal,
    liberation_modal,
    period_modal,
    region_modal,
)
from bot.slack.overview.ledger import ledger_modal, ledger_sessions_modal, status_message
from bot.slack.people.absences import away_message, told_message
from bot.slack.people.settings import settings_saved
from storage.models import Circle, Meeting

WHY = ("", "late", "away", "budget")


def period(n: int = 0) -> Period:
    first = date(2026, 7, 4) + n * timedelta(weeks=8)
    kind = HOLIDAYS[n % len(HOLIDAYS)]
    return Period(
        REGIONS[n % len(REGIONS)], f"key-{n}", kind, first, first + timedelta(days=43)
    )


def _overview(s: Samples) -> Overview:
    periods = [period(n) for n in range(s.lots(len(HOLIDAYS)))]
    return Overview(periods, liberation_day_off=s.long, led=s.circles())


def _ledger(s: Samples) -> Ledger:
    """Everyone in every fate."""
    names = [person.name for person in s.people(MOST_MEMBERS)]
    entries = [
        Entry(kind, name, fate, NOW, why)
        for kind in KINDS
        for fate in Fate
        for why in (WHY if fate is Fate.WAITING else WHY[1:] if fate is Fate.EXPIRED else ("",))
        for name in (*names, None)
    ]
    return Ledger(s.circle(), s.meeting(), entries)


def _status(s: Samples) -> Status:
    return Status(
        last_beat=NOW,
        waiting=s.many(999),
        oldest_due=NOW if s.long else None,
        failed=s.many(999),
        unsure=s.many(999),
        expired=s.many(999),
        pause_reason="missing_scope chat:write" if s.long else None,
        mail_pause_reason="5.7.515" if s.long else None,
        next=[
            Send(MessageKind.PROMPT, s.circle(n).name if n % 2 else None, NOW)
            for n in range(s.many(NEXT, 2))
        ],
        odd=[
            Shown(place="values", subject="person", id=n, what="time_zone")
            for n in range(s.many(20))
        ],
    )


def _warned(s: Samples) -> str:
    """Each day on which people do not work, and a school holiday."""
    off = DaysOff((period(), period(3)), "noord", liberation_day_off=True)
    public, quiet = (date(2026, 5, 5), date(2026, 4, 27)), date(2026, 5, 15)
    days = (*public, quiet, date(2026, 8, 1), date(2026, 7, 6))
    moments = [s.meeting().local_start.replace(month=d.month, day=d.day) for d in days]
    return "\n".join(proposed(moment, s.zone, s.texts, off) for moment in moments)


def _promised(s: Samples) -> list[tuple[Circle, Meeting]]:
    return [(s.circle(), s.meeting()) for _ in range(s.many(3))]


CASES = (
    Case(
        away_message,
        "Afwezig tot een dag",
        "Away until a day",
        lambda s: {"absence": Absence(s.day())},
    ),
    Case(
        away_message,
        "Afwezig vanaf een dag",
        "Away from a day on",
        lambda s: {"absence": Absence(s.day(7), s.day())},
    ),
    Case(
        away_message,
        "Afwezig, maar je zou komen",
        "Away, but you said that you would come",
        lambda s: {"absence": Absence(s.day()), "promised": _promised(s)},
    ),
    Case(
        settings_saved,
        "Ingesteld, maar je zou komen",
        "Set, but you said that you would come",
        lambda s: {"promised": _promised(s)},
    ),
    Case(
        told_message,
        "Iemand zegt afwezig te zijn",
        "Someone says that they are away",
        lambda s: {"told": Told(None, (s.day(), s.day(7))[: s.many(2)])},
    ),
    Case(
        told_message,
        "Iemand zegt later afwezig te zijn",
        "Someone says that they will be away later",
        lambda s: {"told": Told(None, (s.day(7), s.day(8))[: s.many(2)], s.day())},
    ),
    Case(
        told_message,
        "Iemand zegt alleen vanaf wanneer",
        "Someone only says from when",
        lambda s: {"told": Told(None, (), s.day())},
    ),
    Case(
        told_message,
        "Eén dag afwezig, en later al een vakantie",
        "Away for a day, with a holiday planned later",
        lambda s: {
            "told": Told(Absence(s.day(30), s.day(20)), (s.day(7), s.day(8)), only_on=s.day(7))
        },
    ),
    Case(away_message, "Hoe meld je je af?", "How to be away", lambda _: {"absence": None}),
    message_saying("away-over", "Weer terug", "Back again"),
    message_saying("away-cancelled", "Toch niet afwezig", "Not away after all"),
    message_saying("away-is-there", "Dat kan niet", "Not possible"),
    message_saying("away-not-understood", "Dat kan niet", "Not possible"),
    form_saying("away-past", "Onder een veld", "Under a field"),
    form_saying("away-too-far", "Onder een veld", "Under a field"),
    form_saying("away-from-late", "Onder een veld", "Under a field"),
    Case(
        bundle_message,
        "Enkele berichten ineen",
        "Several messages as one",
        lambda s: {"parts": [notice_message(s.words(300, n)) for n in range(3)]},
    ),
    Case(
        bundle_message,
        "Eén onderdeel hoeft niet meer",
        "One part is no longer needed",
        lambda s: {"parts": [notice_message(s.words(300)), None]},
    ),
    Case(free_days_modal, "Vrije dagen", "Days off", lambda s: {"found": _overview(s)}),
    Case(
        free_days_modal,
        "Vrije dagen, de tweede bladzijde",
        "Days off, the second page",
        lambda s: {"found": _overview(s), "page": 1},
    ),
    Case(
        free_days_modal,
        "Geen schoolvakanties meer",
        "No school holidays left",
        lambda _: {"found": Overview([], liberation_day_off=False, led=[])},
    ),
    Case(period_modal, "Vakantie toevoegen", "Adding a holiday", lambda _: {"period": None}),
    Case(
        period_modal,
        "Vakantie wijzigen",
        "Changing a holiday",
        lambda _: {"period": period()},
    ),
    Case(liberation_modal, "5 mei", "5 May", lambda s: {"off": s.long}),
    Case(
        region_modal,
        "Regio van een kring",
        "A circle's region",
        lambda s: {"circles": s.circles()},
    ),
    Case(
        notice_modal,
        "Waarschuwing bij vrije dagen",
        "Warning about days off",
        lambda s: {"sentence": _warned(s)},
    ),
    form_saying("free-backwards", "Onder een veld", "Under a field"),
    form_saying("free-too-long", "Onder een veld", "Under a field"),
    message_saying("free-not-allowed", "Dat kan niet", "Not possible"),
    Case(
        ledger_sessions_modal,
        "Van welke bijeenkomst?",
        "Of which session?",
        lambda s: {
            "found": [(s.circle(), s.meeting(n)) for n in range(s.lots())],
            "zone": s.zone,
        },
    ),
    Case(
        ledger_sessions_modal,
        "Bezorging zonder bijeenkomst",
        "Delivery without a session",
        lambda s: {"found": [], "zone": s.zone, "circle_id": s.id()},
    ),
    Case(
        ledger_modal, "Bezorging", "Delivery", lambda s: {"found": _ledger(s), "zone": s.zone}
    ),
    Case(
        ledger_modal,
        "Bezorging, de tweede bladzijde",
        "Delivery, the second page",
        lambda s: {"found": _ledger(s), "zone": s.zone, "page": 1},
    ),
    Case(
        ledger_modal,
        "Bezorging, nog niets",
        "Delivery, nothing yet",
        lambda s: {"found": Ledger(s.circle(), s.meeting(), []), "zone": s.zone},
    ),
    message_saying("ledger-no-circle", "Dat kan niet", "Not possible"),
    Case(
        status_message,
        "Hoe gaat het?",
        "How is it going?",
        lambda s: {"status": _status(s), "zone": s.zone},
    ),
    Case(
        status_message,
        "Hoe gaat het, voor het begin",
        "How is it going, before the start",
        lambda s: {"status": Status(None, 0, None, 0, 0, 0, None, []), "zone": s.zone},
    ),
    message_saying("status-not-allowed", "Dat kan niet", "Not possible"),
)
