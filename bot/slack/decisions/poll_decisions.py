"""How a poll stands and what can become of it, for facilitators."""

from collections.abc import Iterable, Mapping

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.decisions.best_date import People, Ranked
from bot.domain.decisions.polls import PollChange
from bot.domain.decisions.votes import PollStanding
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    confirm,
    divider,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.fitting import names
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import boxes, date_input
from bot.slack.base.moments import span
from bot.slack.decisions.polls import (
    LONGEST_NAMES,
    new_rows,
    outcome,
    read_moments,
    vote_button,
)
from bot.texts import Texts
from storage.models import Person, PollState

SHOWN = 3  # of equals; the rest stands in the overview


def overview_modal(found: PollStanding, reader_id: int, zone: str, texts: Texts) -> Json:
    """How things stand, best first, for facilitators: every slot can become the session."""
    is_open = found.poll.state is PollState.OPEN
    blocks: list[Block] = [say(_situation(found, texts))]
    for each in found.ranked:
        offered = is_open and not each.is_refused
        moment = span(each.slot.starts_at, found.poll.minutes, zone, texts)
        choose = _choose(each, texts, moment) if offered else None
        blocks += [divider(), say(_standing(each, found, zone, texts), accessory=choose)]
    if is_open:
        blocks += [divider(), buttons(*_facilitators_buttons(found, reader_id, texts))]
    return modal(
        ids.MESSAGE_NOTICE,
        texts("poll-overview-title"),
        blocks,
        close=texts("button-close"),
    )


def _choose(each: Ranked, texts: Texts, moment: str = "") -> ButtonElement:
    """`moment`: named once more before it is chosen, where there are others beside it."""
    ask = ("poll-choose-title", "poll-choose-text", "poll-choose")
    sure = confirm(*ask, texts, no="button-cancel", when=moment)
    return button(
        texts("poll-choose"),
        ids.POLL_CHOOSE,
        each.slot.id,
        style=None if moment else "primary",
        confirm=sure if moment else None,
    )


def _standing(each: Ranked, found: PollStanding, zone: str, texts: Texts) -> str:
    groups = {
        "yes": each.yes,
        "if-need-be": each.if_need_be,
        "no": each.no,
        "silent": each.silent,
    }
    lines = [
        f"{texts(f'poll-count-{name}', count=len(ids_))}: {_names(ids_, found.people, texts)}"
        for name, ids_ in groups.items()
        if ids_
    ]
    return "\n".join([span(each.slot.starts_at, found.poll.minutes, zone, texts), *lines])


def _names(person_ids: People, people: Mapping[int, Person], texts: Texts) -> str:
    """In the order in which people stand in the circle."""
    found = [person for key, person in people.items() if key in person_ids]
    return names(found, LONGEST_NAMES, texts)


def _facilitators_buttons(
    found: PollStanding, reader_id: int, texts: Texts
) -> Iterable[ButtonElement]:
    poll = found.poll
    if found.is_voting and found.ahead:
        yield vote_button(found, reader_id, texts)
    yield button(texts("poll-open-change"), ids.POLL_OPEN_CHANGE, poll.id)
    if found.is_voting:
        yield button(texts("poll-close"), ids.POLL_CLOSE, poll.id)
    yield button(
        texts("poll-cancel"),
        ids.POLL_CANCEL,
        poll.id,
        confirm=confirm("poll-cancel-title", "poll-cancel-text", "poll-cancel", texts),
    )


def _situation(found: PollStanding, texts: Texts) -> str:
    """What the facilitator can conclude, in a sentence."""
    if found.poll.state is not PollState.OPEN:
        is_planned = found.poll.state is PollState.PLANNED
        return texts("poll-is-planned" if is_planned else "poll-is-cancelled")
    if not found.ranked:
        return texts("poll-result-past")
    if not found.has_votes:
        return texts("poll-voting-none" if found.is_voting else "poll-result-none")
    if not found.best:
        return texts("poll-result-nobody")
    if found.is_voting and not found.is_complete:
        return texts("poll-until", day=texts.date(found.poll.deadline_on))
    return texts("poll-result", count=len(found.best))


def result_message(found: PollStanding, reader: Person, texts: Texts) -> Message:
    """The best date with who would miss it, to facilitators; one click makes it a session."""
    title = header(texts("poll-result-title", name=found.circle.name))
    if found.poll.state is not PollState.OPEN:
        return message(title, *outcome(found, reader.time_zone, texts))
    blocks: list[Block] = [title, say(_situation(found, texts))]
    if found.has_votes:
        for each in found.best[:SHOWN]:
            said = _standing(each, found, reader.time_zone, texts)
            blocks += [say(said), buttons(_choose(each, texts))]
        if len(found.best) > SHOWN:
            blocks.append(fine_print(texts("poll-result-more")))
    see = button(texts("poll-see"), ids.POLL_SEE, found.poll.id)
    return message(
        *blocks, divider(), buttons(see, *_facilitators_buttons(found, reader.id, texts))
    )


def change_modal(found: PollStanding, texts: Texts) -> Json:
    """Drop slots, add some, and say until when people can vote (again)."""
    zone = found.poll.time_zone
    there = [
        option(span(slot.starts_at, found.poll.minutes, zone, texts), slot.id)
        for slot in found.ahead
    ]
    keep = boxes(there, there)
    blocks: list[Block] = [fine_print(texts("poll-change-opening"))]
    if there:
        blocks.append(field("keep", texts("poll-keep"), keep, optional=True))
    blocks += new_rows(texts)
    blocks.append(
        field(
            "deadline_on",
            texts("poll-deadline"),
            date_input(found.poll.deadline_on),
            hint=texts("poll-deadline-hint"),
        )
    )
    return modal(
        ids.POLL_CHANGE,
        texts("poll-change-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"poll": found.poll.id},
    )


def read_poll_id(view: Json) -> int:
    """The poll that a form is about."""
    return read_id(remembered(view).get("poll"))


def read_change(view: Json) -> PollChange:
    """The inverse of `change_modal`; slots that are not in `keep` are dropped."""
    answers = Answers(view)
    return PollChange(
        poll_id=read_poll_id(view),
        keep={read_id(each) for each in answers.choices("keep")},
        moments=read_moments(answers),
        deadline_on=answers.required_date("deadline_on"),
    )
