"""Everything that a facilitator can do with a circle, in one list of three groups.

Home shows those that are used most, as far as there is room. A new entry goes into `_groups`,
and nowhere else.
"""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.overview.home import Led
from bot.slack.base import ids
from bot.slack.base.blocks import Json, button, buttons, modal, say, strong
from bot.slack.base.moments import when
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.models import Circle


def manage_modal(led: Led, zone: str, texts: Texts) -> Json:
    """What is chosen here takes the place of this list."""
    coming = texts("home-no-meeting")
    if led.next_meeting is not None:
        coming = texts("home-next-meeting", when=when(led.next_meeting, zone, texts))
    blocks: list[Block] = [strong(led.circle.name), say(coming)]
    for title, pressed in _groups(led, texts):
        blocks += [say(title), buttons(*pressed)]
    return modal(ids.MANAGE, texts("manage-title"), blocks, close=texts("button-close"))


def _groups(led: Led, texts: Texts) -> Sequence[tuple[str, Sequence[ButtonElement]]]:
    """The obvious place for a new entry: beside its neighbours, with the id of the circle."""
    circle = led.circle.id
    ledger = button(texts("ledger-open"), ids.LEDGER_SESSIONS, circle)
    sessions = [
        button(texts("home-plan"), ids.MEETING_OPEN_PLAN, circle),
        find_date(led, texts),
        button(texts("syllabus-open"), ids.SYLLABUS_OPEN, circle),
    ]
    if led.next_meeting is not None:
        sessions += [
            button(texts("home-attendees"), ids.MEETING_ATTENDEES, led.next_meeting.id),
            button(texts("home-sessions"), ids.CHANGE_SESSIONS, circle),
            button(texts("run-open"), ids.RUN_OPEN, led.next_meeting.id),
        ]
    return (
        (texts("manage-sessions"), sessions),
        (
            texts("manage-content"),
            [
                button(texts("home-harvest"), ids.INSIGHT_OPEN_HARVEST, circle),
                button(texts("home-digest"), ids.DIGEST_OPEN, circle),
                button(texts("impact-open"), ids.IMPACT_OPEN, circle),
            ],
        ),
        (
            texts("manage-circle"),
            [
                button(texts("member-open"), ids.MEMBER_OPEN, circle),
                button(texts("join-requests-open"), ids.JOIN_OPEN_REQUESTS, circle),
                button(texts("circle-questions"), ids.CIRCLE_OPEN_QUESTIONS, circle),
                button(texts("quorum-open"), ids.QUORUM_OPEN, circle),
                button(texts("host-open"), ids.HOST_OPEN, circle),
                *([ledger] if led.next_meeting is not None else []),
                button(texts("handover-open"), ids.HANDOVER_OPEN, circle),
                button(texts("circle-settings-open"), ids.CIRCLE_OPEN_SETTINGS, circle),
                button(texts("ending-open"), ids.ENDING_OPEN, circle),
            ],
        ),
    )


def find_date(led: Led, texts: Texts) -> ButtonElement:
    """A poll to begin, or to look at while it goes on."""
    if led.poll_id is not None:
        return button(texts("home-see-poll"), ids.POLL_SEE, led.poll_id)
    return button(texts("home-find-date"), ids.POLL_OPEN_NEW, led.circle.id)


def choose_circle_modal(circles: Sequence[Circle], texts: Texts, page: int = 0) -> Json:
    """For who leads several, and typed the command."""
    groups = [
        [say(circle.name, accessory=button(texts("manage-open"), ids.MANAGE_OPEN, circle.id))]
        for circle in circles
    ]
    shown = page_of(groups or [[say(texts("manage-nothing"))]], page)
    return modal(
        ids.MANAGE,
        texts("manage-title"),
        [*shown.blocks, *turners(shown, ids.MANAGE_PAGE, texts)],
        close=texts("button-close"),
    )
