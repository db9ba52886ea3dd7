"""Sessions as calendar mail."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.planning.calendars import FeedOffer, MailOffer, Offers
from bot.slack.base.notices import notice_modal
from bot.slack.planning.calendar_mail import calendar_mail_modal
from bot.slack.planning.calendars import calendars_modal
from storage.models import CalendarMailbox

WEB = "https://leerkring.example"
ADDRESS = "bram@provincie.example"


def _mailbox(state: str) -> CalendarMailbox | None:
    if not state:
        return None
    return CalendarMailbox(
        address=ADDRESS,
        asked_at=NOW,
        confirmed_at=None if state == "waits" else NOW,
        rests_since=NOW if state == "rests" else None,
        rest_reason="5.2.2",
    )


def _offers(s: Samples, state: str = "") -> Mapping[str, Any]:
    each = [FeedOffer(circle, None) for circle in [None, *s.circles()]]
    return {"offers": Offers(WEB, each, MailOffer(_mailbox(state), ADDRESS))}


def _asked(s: Samples) -> Mapping[str, Any]:
    return {"sentence": s.texts("calendar-mail-asked", address=ADDRESS)}


CASES = (
    Case(calendars_modal, "Agenda: ook per mail", "Calendar: also by email", _offers),
    Case(
        calendars_modal,
        "Agendamail: nog bevestigen",
        "Calendar mail: to be confirmed",
        partial(_offers, state="waits"),
    ),
    Case(
        calendars_modal,
        "Agendamail: aan",
        "Calendar mail: on",
        partial(_offers, state="on"),
    ),
    Case(
        calendars_modal,
        "Agendamail: mailbox weigert",
        "Calendar mail: mailbox refuses",
        partial(_offers, state="rests"),
    ),
    Case(
        calendar_mail_modal,
        "Agendamail: naar welk adres?",
        "Calendar mail: to which address?",
        lambda _: {"offer": MailOffer(None, ADDRESS)},
    ),
    Case(notice_modal, "Agendamail: gevraagd", "Calendar mail: asked for", _asked),
    form_saying("calendar-mail-too-often", "Onder een veld", "Under a field"),
)
