"""The register of what the bot says: whole, and nothing beside it."""

import re
from enum import auto
from pathlib import Path
from typing import Any

import pytest

import bot.domain.agenda
from bot.delivery.mail.letters import LETTERS
from bot.delivery.render import RENDERERS
from bot.domain.agenda.budget import counts
from bot.domain.base import kinds
from bot.domain.base.kinds import About, Due, Kind, MessageKind, Reader, Row
from bot.texts import LANGUAGES
from tests.domain.seeds import NOON
from tests.test_texts import catalogue

AGENDA = Path(bot.domain.agenda.__path__[0])
# Said of the bot's own accord, but never put off for a week.
NOT_COUNTED = {
    MessageKind.FACILITATOR_BRIEF,  # whoever leads a session expects it
    MessageKind.FACILITATOR_WANTED,  # the circle stands still until someone leads it
    MessageKind.DIGESTS_MISSED,  # they asked for it, and how often
    MessageKind.FACILITATOR_GONE,  # a colleague must take over
}


def test_a_kind_with_a_whole_row_is_a_kind() -> None:
    class Extended(Kind):
        NEW = auto(), MessageKind.PROMPT.row

    assert Extended("new").row is MessageKind.PROMPT.row


def test_a_kind_without_a_row_does_not_import() -> None:
    with pytest.raises(ValueError, match="not enough values"):

        class Forgotten(Kind):
            NEW = auto()


@pytest.mark.parametrize("column", list(Row.__dataclass_fields__))
def test_a_row_with_a_gap_does_not_import(column: str) -> None:
    whole = vars(MessageKind.PROMPT.row)

    with pytest.raises(TypeError, match=column):
        Row(**{name: value for name, value in whole.items() if name != column})


PROMPT, DIGEST = MessageKind.PROMPT, MessageKind.DIGEST
MESSAGE: dict[str, Any] = {"workspace_id": 1, "subject_id": 1, "circle_id": 1, "due_at": NOON}
BRAM: dict[str, Any] = {"to": 5}
KRING: dict[str, Any] = {"channel": "C0KRING"}


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (PROMPT, KRING),
        (MessageKind.MEETING_RECAP, BRAM),
        (DIGEST, BRAM | KRING),
        (DIGEST, {}),
        (PROMPT, BRAM | {"occasion": "again"}),
        (MessageKind.MEETING_REMINDER, BRAM),  # of which moment?
        (MessageKind.CALLED_OFF, BRAM | {"circle_id": None}),  # who leads next?
    ],
)
def test_a_message_fits_the_row_of_its_kind(kind: MessageKind, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=kind):
        Due(**MESSAGE | {"kind": kind} | wrong)


def planned() -> set[MessageKind]:
    """What the bot says of its own accord: all that the agenda plans."""
    sources = (path.read_text() for path in AGENDA.rglob("*.py"))
    names = (
        name for source in sources for name in re.findall(r"MessageKind\.([A-Z_]+)", source)
    )
    return {MessageKind[name] for name in names}


def test_what_the_bot_says_to_people_of_its_own_accord_counts_in_their_week() -> None:
    to_people = {kind for kind in planned() if kind.row.reader is not Reader.CHANNEL}

    assert {kind for kind in to_people if not counts(kind)} == NOT_COUNTED
    assert {kind for kind in MessageKind if counts(kind)} <= to_people


def test_what_is_shown_in_the_ledger_is_about_a_session() -> None:
    shown = {kind.row.about for kind in MessageKind if kind.row.ledger is kinds.SHOWN}

    assert shown == {About.MEETING, About.SERIES, About.CHANGE}


def test_every_kind_is_worded_by_a_renderer() -> None:
    by_mail_alone = set(LETTERS) - set(RENDERERS)
    assert by_mail_alone == {
        MessageKind.CALENDAR_CONFIRM,
        MessageKind.CALENDAR_MAIL,
        MessageKind.MAIL_CONFIRM,
        MessageKind.VOICE_CONFIRM,
        MessageKind.VOICE_KEPT,
        MessageKind.VOICE_LOST,
    }
    assert set(MessageKind) - set(RENDERERS) - by_mail_alone == {
        MessageKind.TOGETHER  # made of others
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name_for_people(language: str) -> None:
    """In a report of a failure, in the ledger, and in the list of what leaves next."""
    names = {
        text_id for text_id in catalogue(language) if text_id.startswith("kind-of-message")
    }

    assert names == {f"kind-of-message-{kind.replace('_', '-')}" for kind in MessageKind}
