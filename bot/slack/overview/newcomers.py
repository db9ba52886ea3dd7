"""What somebody reads in ten minutes who joins a circle that is on its way."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.overview.newcomers import Pack
from bot.search.search import Hit
from bot.slack.base import ids
from bot.slack.base.agreements import agreement_blocks
from bot.slack.base.blocks import (
    LONGEST_SECTION,
    Json,
    button,
    cut_as_sent,
    divider,
    header,
    modal,
    quote,
    say,
)
from bot.slack.base.moments import when
from bot.slack.base.shared_intentions import shared_blocks
from bot.slack.sessions.notes import noted_blocks
from bot.slack.sessions.recaps import recap_blocks
from bot.texts import Texts
from storage.models import Person


def pack_modal(found: Pack, zone: str, texts: Texts) -> Json:
    """Purpose, questions, people, the last recap, principles, and what others try."""
    circle = found.circle
    coming = texts("home-no-meeting")
    if found.next_meeting is not None:
        coming = texts("home-next-meeting", when=when(found.next_meeting, zone, texts))
    questions = "\n".join(f"{n}. {q.text}" for n, q in enumerate(circle.questions, start=1))
    return modal(
        ids.MESSAGE_NOTICE,
        texts("newcomer-title"),
        [
            header(circle.circle.name),
            quote(circle.circle.purpose),
            say(coming),
            say(f"{texts('welcome-questions', count=len(circle.questions))}\n{questions}"),
            *agreement_blocks(circle.circle, texts),
            header(texts("newcomer-people")),
            say(_people(circle.facilitators, texts("circle-led-by"), texts)),
            say(_people(circle.participants, texts("circle-participants"), texts)),
            *_agreements(found, texts),
            *_recap(found),
            *_principles(found.principles, texts),
            *_intentions(found, texts),
            divider(),
            say(texts("newcomer-next")),
        ],
        close=texts("button-close"),
    )


def _people(people: Sequence[Person], label: str, texts: Texts) -> str:
    """With the organisation of each, as far as it is known."""
    lines = [
        f"• {each.name} ({each.organisation})" if each.organisation else f"• {each.name}"
        for each in people
    ]
    said = "\n".join([f"{label}:", *(lines or [texts("member-nobody-yet")])])
    return cut_as_sent(said, LONGEST_SECTION)


def _agreements(found: Pack, texts: Texts) -> list[Block]:
    if not found.agreements:
        return []
    said = [block for each in found.agreements for block in noted_blocks(each, texts)]
    return [divider(), header(texts("newcomer-agreements")), *said]


def _recap(found: Pack) -> list[Block]:
    """In the circle's language, as it stands in the channel."""
    return [divider(), *recap_blocks(found.recap)] if found.recap is not None else []


def _principles(found: Sequence[Hit], texts: Texts) -> list[Block]:
    if not found:
        return []
    read = texts("search-read")
    return [
        divider(),
        header(texts("newcomer-principles")),
        *(
            say(each.title, accessory=button(read, ids.SEARCH_READ, each.insight_id))
            for each in found
        ),
    ]


def _intentions(found: Pack, texts: Texts) -> list[Block]:
    if not found.formed:
        return []
    return [
        divider(),
        header(texts("newcomer-intentions")),
        *shared_blocks(found.formed, texts),
    ]
