"""Moving and cancelling sessions, and sessions in people's own calendars."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.people.working_hours import to_utc
from bot.domain.planning.calendars import FeedOffer, Offers
from bot.domain.planning.changes import Cancelling, Move, Moving, SessionMove
from bot.domain.planning.invitations import Planned
from bot.domain.planning.meetings import LONGEST_PLACE, MOST_MEETINGS
from bot.domain.planning.notices import ChangeNotice, Outdated
from bot.domain.planning.remarks import LONGEST_REMARK
from bot.slack.planning.calendars import calendars_modal
from bot.slack.planning.changes import (
    cancel_modal,
    cancel_preview_modal,
    change_message,
    move_modal,
    move_preview_modal,
    outdated_message,
    sessions_modal,
)
from bot.slack.planning.invitations import invitation_message, rsvp_modal
from storage.models import ChangeKind, Meeting, MeetingState, Rsvp

WEB = "https://leerkring.example"
DONE = ["change-move-done", "change-cancel-done"]
REFUSED = """
    change-has-begun change-was-cancelled change-meanwhile calendar-no-address
    meeting-was-moved
""".split()  # noqa: SIM905  # words read better as words
UNDER_A_FIELD = ["change-nothing", "meeting-not-the-last", "meeting-is-a-fifth"]


def _meeting(s: Samples, n: int = 0) -> Meeting:
    meeting = s.meeting(n)
    meeting.calendar_sequence = n
    meeting.calendar_token = "t" * 43
    meeting.moved_from = meeting.starts_at - timedelta(days=7)
    return meeting


def _meetings(s: Samples, most: int = MOST_MEETINGS) -> list[Meeting]:
    return [_meeting(s, n) for n in range(s.many(most))]


def _step(s: Samples, n: int, kind: ChangeKind) -> SessionMove:
    """A week and an hour later and longer, or only elsewhere."""
    meeting = _meeting(s, n)
    moved = kind is ChangeKind.MOVED
    by = timedelta(weeks=1, hours=-1) if moved else timedelta(0)
    return SessionMove(
        meeting,
        meeting.local_start + by,
        meeting.starts_at + by,
        meeting.minutes + 30 * moved,
        s.line(LONGEST_PLACE, 1 + n) if s.long else "B",
    )


def _moving(s: Samples, kind: ChangeKind, *, alone: bool = False) -> Mapping[str, Any]:
    wanted = Move(s.id(), s.day(), time(9), 60, s.line(LONGEST_PLACE), following=s.long)
    steps = [_step(s, n, kind) for n in range(s.many(MOST_MEETINGS))]
    told = [] if alone else s.people()
    return {"wanted": wanted, "moving": Moving(s.circle(), kind, steps, told)}


def _remarks(s: Samples) -> list[str]:
    return [s.words(LONGEST_REMARK)]


def _told(s: Samples, kind: ChangeKind, *, web: bool) -> ChangeNotice:
    meetings = _meetings(s, MOST_MEETINGS)
    planned = Planned(
        s.circle(),
        meetings,
        {},
        s.person(),
        web=WEB if web else None,
        sent_in=True,
        remarks=_remarks(s),
    )
    return ChangeNotice(s.circle(), kind, planned)


def _changes() -> tuple[Case, ...]:
    told = (
        (ChangeKind.MOVED, "een nieuwe tijd", "a new time"),
        (ChangeKind.PLACE, "een andere plaats", "another place"),
        (ChangeKind.CANCELLED, "gaat niet door", "will not take place"),
    )
    return tuple(
        Case(
            change_message,
            f"Wijziging: {dutch}" + (", met agendabestand" if web else ""),
            f"A change: {english}" + (", with a calendar file" if web else ""),
            partial(_change, kind=kind, web=web),
        )
        for kind, dutch, english in told
        for web in (False, True)
    )


def _change(s: Samples, kind: ChangeKind, *, web: bool) -> Mapping[str, Any]:
    return {"told": _told(s, kind, web=web)}


def _superseded(s: Samples) -> Mapping[str, Any]:
    planned = Planned(s.circle(), [], {}, s.person())
    return {"told": ChangeNotice(s.circle(), ChangeKind.MOVED, planned)}


def _outdated(s: Samples, state: MeetingState) -> Mapping[str, Any]:
    meeting = _meeting(s)
    meeting.state = state
    return {"outdated": Outdated(s.circle(), meeting, NOW), "zone": s.zone}


def _led(s: Samples, *, planned: bool = True) -> Mapping[str, Any]:
    circles = s.circles()
    meetings = [_meeting(s)] if planned else []
    first = _meetings(s) if planned else []
    led = [(circle, meetings) for circle in circles]
    return {"led": [(s.circle(), first), *led], "zone": s.zone}


def _cancelling(s: Samples, *, alone: bool = False) -> Mapping[str, Any]:
    told = [] if alone else s.people()
    return {
        "cancelling": Cancelling(s.circle(), _meetings(s), told, len(told)),
        "zone": s.zone,
        "following": s.long,
    }


def _over_the_change(s: Samples) -> Mapping[str, Any]:
    """In the night in which the clocks go back."""
    meeting = _meeting(s)
    local = datetime.combine(date(2026, 10, 25), time(1, 30))
    meeting.starts_at = to_utc(local, "Europe/Amsterdam")
    meeting.ends_at = meeting.starts_at + timedelta(hours=3)
    return {"meeting": meeting, "zone": "Europe/Amsterdam"}


def _offers(s: Samples, *, made: bool) -> Mapping[str, Any]:
    token = "t" * 43 if made else None
    circles = [None, *s.circles()]
    return {"offers": Offers(WEB, [FeedOffer(circle, token) for circle in circles])}


def _invited(s: Samples, said: Rsvp | None = None) -> Mapping[str, Any]:
    """Some of it was cancelled; what is left can be put in a calendar."""
    meetings = _meetings(s)
    answers = {each.id: said for each in meetings} if said else {}
    off = _meetings(s)
    planned = Planned(s.circle(), meetings, answers, s.person(), cancelled=off, web=WEB)
    return {"planned": planned}


CASES = (
    Case(sessions_modal, "De bijeenkomsten", "The sessions", _led),
    Case(
        sessions_modal,
        "De bijeenkomsten: nog niets gepland",
        "The sessions: nothing planned yet",
        partial(_led, planned=False),
    ),
    Case(
        sessions_modal,
        "De bijeenkomsten: niets te begeleiden",
        "The sessions: nothing to facilitate",
        lambda s: {"led": [], "zone": s.zone},
    ),
    Case(
        move_modal,
        "Een bijeenkomst verplaatsen",
        "Moving a session",
        lambda s: {"meeting": _meeting(s), "after": s.many(MOST_MEETINGS, fewest=0)},
    ),
    Case(
        move_modal,
        "Een bijeenkomst verplaatsen, of ook de volgende",
        "Moving a session, or the following ones too",
        lambda s: {"meeting": _meeting(s), "after": 1},
    ),
    Case(
        move_preview_modal,
        "De nieuwe tijd nakijken",
        "Checking the new time",
        partial(_moving, kind=ChangeKind.MOVED),
    ),
    Case(
        move_preview_modal,
        "De nieuwe plaats nakijken",
        "Checking the new place",
        partial(_moving, kind=ChangeKind.PLACE),
    ),
    Case(
        move_preview_modal,
        "De nieuwe tijd nakijken: voor niemand anders",
        "Checking the new time: for nobody else",
        partial(_moving, kind=ChangeKind.MOVED, alone=True),
    ),
    Case(
        cancel_modal,
        "Een bijeenkomst afzeggen",
        "Cancelling a session",
        lambda s: {
            "meeting": _meeting(s),
            "after": s.many(MOST_MEETINGS, fewest=0),
            "zone": s.zone,
        },
    ),
    Case(
        cancel_preview_modal,
        "Het afzeggen nakijken",
        "Checking the cancellation",
        _cancelling,
    ),
    Case(
        cancel_preview_modal,
        "Het afzeggen nakijken: voor niemand anders",
        "Checking the cancellation: for nobody else",
        partial(_cancelling, alone=True),
    ),
    *_changes(),
    Case(
        change_message,
        "Wijziging: achterhaald",
        "A change: out of date",
        _superseded,
    ),
    Case(
        outdated_message,
        "Een oud bericht: verplaatst",
        "An old message: moved",
        partial(_outdated, state=MeetingState.PLANNED),
    ),
    Case(
        outdated_message,
        "Een oud bericht: gaat niet door",
        "An old message: will not take place",
        partial(_outdated, state=MeetingState.CANCELLED),
    ),
    Case(
        invitation_message,
        "Uitnodiging waarvan iets vervalt, met agendabestand",
        "Invitation with a cancelled session, with a calendar file",
        _invited,
    ),
    Case(
        invitation_message,
        "Uitnodiging, beantwoord, met agendabestand",
        "Invitation, answered, with a calendar file",
        partial(_invited, said=Rsvp.YES),
    ),
    Case(
        rsvp_modal,
        "Kom je? In de nacht dat de klok verzet wordt",
        "Are you coming? In the night when the clocks change",
        _over_the_change,
    ),
    Case(
        calendars_modal,
        "Agenda-adressen: nog geen",
        "Calendar addresses: none yet",
        partial(_offers, made=False),
    ),
    Case(
        calendars_modal,
        "Agenda-adressen",
        "Calendar addresses",
        partial(_offers, made=True),
    ),
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    *(form_saying(each, "Onder een veld", "Under a field") for each in UNDER_A_FIELD),
)
