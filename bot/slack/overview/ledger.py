"""Who was told what about a session, and how it goes with the bot as a whole."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from slack_sdk.models.blocks import Block

from bot.domain.base.kinds import MessageKind
from bot.domain.base.odd_rows import Shown
from bot.domain.overview.ledger import Entry, Fate, Ledger
from bot.domain.overview.status import Send, Status
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    cut,
    fine_print,
    header,
    message,
    modal,
    say,
    strong,
)
from bot.slack.base.moments import when
from bot.slack.base.paging import page_of, turners
from bot.slack.overview.mail import mail_waits
from bot.texts import Texts
from storage.models import Circle, Meeting

LINES = 8  # in one block; a long name may take two hundred characters
LONGEST_NAME = 120
MOST_ODD = 10


def ledger_sessions_modal(
    found: Sequence[tuple[Circle, Meeting]],
    zone: str,
    texts: Texts,
    page: int = 0,
    *,
    circle_id: int | None = None,
) -> Json:
    """The sessions of which the ledger can be opened."""
    groups = [[_session(*each, zone, texts)] for each in found]
    shown = page_of(groups, page)
    return modal(
        ids.LEDGER_SESSIONS,
        texts("ledger-title"),
        [
            say(texts("ledger-opening" if groups else "home-no-meeting")),
            *shown.blocks,
            *turners(shown, ids.LEDGER_SESSIONS_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"circle": circle_id},
    )


def _session(circle: Circle, meeting: Meeting, zone: str, texts: Texts) -> Block:
    see = button(texts("ledger-open"), ids.LEDGER_OPEN, meeting.id)
    return say(f"{circle.name}\n{when(meeting, zone, texts)}", accessory=see)


def ledger_modal(found: Ledger, zone: str, texts: Texts, page: int = 0) -> Json:
    """Per kind of message, a line for everyone."""
    groups = list(_kinds(found.entries, zone, texts))
    shown = page_of(groups or [[say(texts("ledger-nothing"))]], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("ledger-title"),
        [
            strong(found.circle.name),
            say(when(found.meeting, zone, texts)),
            *shown.blocks,
            fine_print(texts("ledger-private")),
            *turners(shown, ids.LEDGER_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"meeting": found.meeting.id},
    )


def _kinds(entries: Sequence[Entry], zone: str, texts: Texts) -> Iterator[list[Block]]:
    for kind, mine in groupby(entries, key=lambda entry: entry.kind):
        lines = [_line(entry, zone, texts) for entry in mine]
        for begin in range(0, len(lines), LINES):
            some: list[Block] = [say("\n".join(lines[begin : begin + LINES]))]
            yield some if begin else [strong(_kind(kind, texts)), *some]


def _kind(kind: MessageKind, texts: Texts) -> str:
    said = texts(f"kind-of-message-{kind.replace('_', '-')}")
    return said[:1].upper() + said[1:]


def _line(entry: Entry, zone: str, texts: Texts) -> str:
    name = cut(entry.name, LONGEST_NAME) if entry.name else texts("ledger-channel")
    at = _moment(entry.at, zone, texts)
    # A reason that another version of the program wrote is shown as the usual one.
    match entry.fate:
        case Fate.WAITING:
            why = entry.why if texts.knows(f"ledger-waiting-{entry.why}") else "soon"
            return texts(f"ledger-waiting-{why}", name=name, when=at)
        case Fate.EXPIRED:
            why = entry.why if texts.knows(f"ledger-expired-{entry.why}") else "late"
            return texts(f"ledger-expired-{why}", name=name)
        case Fate.SENT | Fate.TOGETHER:
            return texts(f"ledger-fate-{entry.fate}", name=name, when=at)
        case _:
            return texts(f"ledger-outcome-{entry.fate.replace('_', '-')}", name=name)


def _moment(at: datetime | None, zone: str, texts: Texts) -> str:
    return texts.moment(at, zone) if at else "–"


def status_message(status: Status, zone: str, texts: Texts) -> Message:
    """For the programme manager; counts and moments, no people."""
    beat = _moment(status.last_beat, zone, texts)
    lines = [
        texts("status-beat", when=beat) if status.last_beat else texts("status-no-beat"),
        texts("status-waiting", count=status.waiting),
        texts("status-failed", count=status.failed),
        texts("status-unsure", count=status.unsure),
        texts("status-expired", count=status.expired),
    ]
    if status.oldest_due is not None:
        lines.insert(2, texts("status-oldest", when=_moment(status.oldest_due, zone, texts)))
    if status.pause_reason:
        lines.append(texts("status-paused", reason=status.pause_reason))
    if status.mail_pause_reason:
        lines.append(mail_waits(status.mail_pause_reason, texts))
    if status.odd:
        lines.append(texts("status-odd", count=len(status.odd), which=_which(status.odd)))
    sends = "\n".join(_send(each, zone, texts) for each in status.next)
    return message(
        header(texts("status-title")),
        say("\n".join(lines)),
        say(f"{texts('status-next')}\n{sends}" if sends else texts("status-nothing-next")),
        fine_print(texts("status-private")),
    )


def _which(odd: Sequence[Shown]) -> str:
    named = [f"{each['subject']} {each['id']} ({each['what']})" for each in odd[:MOST_ODD]]
    return ", ".join(named) + (" …" if len(odd) > MOST_ODD else "")


def _send(send: Send, zone: str, texts: Texts) -> str:
    at, kind = texts.moment(send.at, zone), _kind(send.kind, texts)
    if send.circle is None:
        return texts("status-send", when=at, kind=kind)
    return texts("status-send-circle", when=at, kind=kind, name=cut(send.circle, LONGEST_NAME))
