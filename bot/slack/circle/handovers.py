"""How handing over looks: asking, being asked, and what one finds."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, UserSelectElement

from bot.domain.circle.facilitators import OpenWork
from bot.domain.circle.handovers import HandoverSeen, ToHandOver, Vacant
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    confirm,
    cut_as_sent,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import radio
from bot.slack.base.moments import when
from bot.slack.base.paging import more
from bot.texts import Texts
from storage.models import Address, Circle, CircleState, HandoverState, Person, Then

LONGEST_QUESTION = 300  # characters


def handover_modal(found: ToHandOver, texts: Texts) -> Json:
    """Whom to ask, and what one does oneself then; see `read_handover`."""
    title = texts("handover-title" if found.leads else "programme-ask")
    if found.waits is not None:
        return _waiting(found.waits, title, texts)
    blocks: list[Block] = [
        say(texts("handover-opening", name=found.circle.name)),
        field("person", texts("handover-person"), UserSelectElement()),
    ]
    if found.leads:
        blocks.append(_then(texts))
    return modal(
        ids.HANDOVER_FORM,
        title,
        blocks,
        submit=texts("handover-ask"),
        close=texts("button-cancel"),
        remember={"circle": found.circle.id},
    )


def _then(texts: Texts) -> Block:
    choices = [
        option(texts(f"handover-then-{then.value.replace('_', '-')}"), then)
        for then in (Then.LEADS, Then.TAKES_PART, Then.LEAVES)
    ]
    chosen = radio(choices, choices[0])
    return field("then", texts("handover-then"), chosen)


def _waiting(waits: HandoverSeen, title: str, texts: Texts) -> Json:
    taken = button(texts("handover-withdraw"), ids.HANDOVER_WITHDRAW, waits.handover.id)
    return modal(
        ids.MESSAGE_NOTICE,
        title,
        [say(texts("handover-waits-for", name=waits.taker.name)), buttons(taken)],
        close=texts("button-close"),
    )


def read_handover(view: Json) -> tuple[int, Address, Then | None]:
    """The circle, the address of the person who is asked, and what happens then.

    None where that was not asked.
    """
    answers = Answers(view)
    person, then = answers.choice("person"), answers.choice("then")
    if not person:
        raise InvalidInput("person", "error-choose")
    circle_id = read_id(remembered(view).get("circle"))
    chosen = next((each for each in Then if each.value == then), None)
    return circle_id, Address.slack(person), chosen


def handover_message(asked: HandoverSeen, texts: Texts) -> Message:
    """To the person who is asked; shows what became of it."""
    state = asked.handover.state
    giver = asked.giver.name if asked.giver else "–"
    blocks: list[Block] = [
        say(texts("handover-asked", name=asked.circle.name, giver=giver)),
        quote(asked.circle.purpose),
    ]
    if state is not HandoverState.ASKED:
        return message(*blocks, say(texts(f"handover-is-{state.value}")))
    return message(
        *blocks,
        fine_print(texts("handover-what-comes")),
        buttons(
            button(
                texts("handover-accept"),
                ids.HANDOVER_ACCEPT,
                asked.handover.id,
                style="primary",
            ),
            button(texts("handover-decline"), ids.HANDOVER_DECLINE, asked.handover.id),
        ),
    )


def answered_message(asked: HandoverSeen, texts: Texts) -> Message:
    """To the person who asked: what the other said, and what follows from it."""
    name, circle = asked.taker.name, asked.circle.name
    then = asked.handover.then.value.replace("_", "-")
    if asked.handover.state is HandoverState.LAPSED:
        return message(say(texts("handover-lapsed", circle=circle)))
    if asked.handover.state is not HandoverState.ACCEPTED:
        said = "handover-no-outside" if asked.is_from_outside else "handover-no"
        return message(say(texts(said, name=name, circle=circle)))
    return message(
        say(texts("handover-yes", name=name, circle=circle)),
        say(texts(f"handover-done-{then}")),
    )


def wanted_message(vacant: Vacant, texts: Texts) -> Message:
    """Will you lead this circle? Or what became of the question."""
    names = ", ".join(person.name for person in vacant.gone)
    circle = vacant.circle
    said = (
        texts("wanted", name=circle.name, gone=names)
        if names
        else texts("wanted-nobody", name=circle.name)
    )
    if vacant.facilitators:
        leads = ", ".join(person.name for person in vacant.facilitators)
        return message(say(texts("wanted-filled", name=circle.name, names=leads)))
    if vacant.declined:
        return message(say(said), say(texts("wanted-declined")), buttons(_take(circle, texts)))
    return message(
        say(said),
        fine_print(texts("wanted-what-it-is")),
        buttons(_take(circle, texts), _rather_not(circle, texts)),
        fine_print(texts("wanted-once")),
    )


def _take(circle: Circle, texts: Texts) -> ButtonElement:
    return button(texts("wanted-take"), ids.VACANCY_TAKE, circle.id, style="primary")


def _rather_not(circle: Circle, texts: Texts) -> ButtonElement:
    return button(texts("wanted-rather-not"), ids.VACANCY_DECLINE, circle.id)


def leading_message(work: OpenWork, texts: Texts, gone: Person | None = None) -> Message:
    """To who leads from now on, or leads on without `gone`: everything that is open."""
    name = work.circle.name
    opening = (
        [header(texts("leading-title", name=name)), quote(work.circle.purpose)]
        if gone is None
        else [say(texts("leading-gone", name=name, gone=gone.name))]
    )
    leaders = ", ".join(person.name for person in work.facilitators)
    return message(
        *opening,
        say(f"{texts('circle-led-by')}: {leaders}"),
        *_what_is_open(work, texts),
    )


def taken_modal(work: OpenWork, texts: Texts) -> Json:
    """The same, at once, for anyone who just said yes in a message."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("leading-form-title"),
        [
            say(texts("leading-title", name=work.circle.name)),
            *_what_is_open(work, texts),
        ],
        close=texts("button-close"),
    )


def _what_is_open(work: OpenWork, texts: Texts) -> Sequence[Block]:
    """Of a paused circle only how to go on: the rest is for running ones."""
    if work.circle.state is CircleState.PAUSED:
        go_on = resume_button(work.circle.id, texts)
        return [say(texts("leading-paused")), buttons(go_on)]
    return [*open_blocks(work, texts), fine_print(texts("leading-home"))]


def open_blocks(work: OpenWork, texts: Texts) -> Sequence[Block]:
    """One line with one button for each thing that waits."""
    circle_id, zone = work.circle.id, work.reader.time_zone
    if work.next_meeting is None:
        plan = button(texts("circle-plan-first"), ids.MEETING_OPEN_PLAN, circle_id)
        blocks = [say(texts("home-no-meeting"), accessory=plan)]
    else:
        who = button(texts("home-attendees"), ids.MEETING_ATTENDEES, work.next_meeting.id)
        coming = texts("home-next-meeting", when=when(work.next_meeting, zone, texts))
        blocks = [say(coming, accessory=who)]
    if work.poll_id is not None:
        see = button(texts("home-see-poll"), ids.POLL_SEE, work.poll_id)
        blocks.append(say(texts("leading-poll"), accessory=see))
    if work.asking:
        see = button(texts("join-requests-open"), ids.JOIN_OPEN_REQUESTS, circle_id)
        blocks.append(say(texts("leading-asking", count=work.asking), accessory=see))
    if work.untold is not None:
        make = button(texts("recap-make-draft"), ids.RECAP_OPEN, work.untold.id)
        said = texts("leading-recap", when=when(work.untold, zone, texts))
        blocks.append(say(said, accessory=make))
    for question in work.questions:
        answer = button(texts("question-answer"), ids.QUESTION_OPEN_ANSWER, question.id)
        words = cut_as_sent(question.text, LONGEST_QUESTION)
        blocks.append(say(f"{texts('home-question')} {words}", accessory=answer))
    harvest = button(texts("home-harvest"), ids.INSIGHT_OPEN_HARVEST, circle_id)
    manage = button(texts("manage-open"), ids.MANAGE_OPEN, circle_id)
    see = button(texts("more-see"), ids.QUESTION_MINE)
    blocks += more(work.more_questions, see, texts)
    return [*blocks, buttons(harvest, manage)]


def resume_button(circle_id: int, texts: Texts) -> ButtonElement:
    sure = confirm("ending-resume", "ending-resume-sure", "ending-resume", texts)
    return button(texts("ending-resume"), ids.ENDING_RESUME, circle_id, confirm=sure)
