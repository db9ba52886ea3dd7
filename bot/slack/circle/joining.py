"""How joining by oneself looks: open circles, asking, the answer, and the waiting list."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    Option,
    RadioButtonsElement,
)

from bot.domain.base.visible import tidy
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.join_requests import until
from bot.domain.circle.joining import (
    LONGEST_REASON,
    LONGEST_WISH,
    Joinable,
    JoinSeen,
    OpenCircle,
    Requests,
    Wish,
)
from bot.domain.circle.terms import Opening, Terms, opening_of
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_SECTION,
    Json,
    Message,
    button,
    buttons,
    divider,
    field,
    fine_print,
    labelled,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.fitting import names
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import number_input, radio, several_lines
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.models import OPEN_REQUEST, Circle, JoinRequest, JoinState, Person


def open_modal(found: Joinable, zone: str, texts: Texts, page: int = 0) -> Json:
    """What I asked, and the circles that take people in."""
    groups = [_asked(row, circle, zone, texts) for row, circle in found.asked]
    groups += [_open(each, texts) for each in found.circles]
    if not found.circles:
        groups.append([say(texts("join-no-other" if found.asked else "join-none"))])
    shown = page_of(groups, page)
    return modal(
        ids.JOIN_LIST,
        texts("join-title"),
        [
            fine_print(texts("join-opening")),
            *shown.blocks,
            *turners(shown, ids.JOIN_PAGE, texts),
        ],
        close=texts("button-close"),
    )


def _asked(row: JoinRequest, circle: Circle, zone: str, texts: Texts) -> list[Block]:
    pressed = [button(texts("join-withdraw"), ids.JOIN_WITHDRAW, row.id)]
    if row.state is JoinState.OFFERED:
        said = texts("join-mine-offered", when=texts.moment(until(row), zone))
        yes = button(texts("join-take"), ids.JOIN_TAKE, row.id, style="primary")
        no = button(texts("join-leave-it"), ids.JOIN_WITHDRAW, row.id)
        pressed = [yes, no]
    elif row.state is JoinState.WAITING:
        said = texts("join-mine-waiting")
    else:
        said = texts("join-mine-asked")
    return [divider(), strong(circle.name), say(said), buttons(*pressed)]


def _open(each: OpenCircle, texts: Texts) -> list[Block]:
    leaders = names(each.facilitators, LONGEST_SECTION - 100, texts)
    return [
        divider(),
        strong(each.circle.name),
        quote(each.circle.purpose),
        say(f"{texts('circle-led-by')}: {leaders}\n{_places(each, texts)}"),
        *_next(each, texts),
        buttons(button(texts("join-ask"), ids.JOIN_OPEN_ASK, each.circle.id)),
    ]


def _next(each: OpenCircle, texts: Texts) -> list[Block]:
    """As on the web, for a circle that stands there."""
    if not each.circle.is_public:
        return []
    if each.next_at is None:
        return [fine_print(texts("web-circles-nothing-planned"))]
    day = texts.local_date(each.next_at, each.circle.time_zone)
    return [fine_print(f"{texts('web-circles-next')} {day}")]


def _places(each: OpenCircle, texts: Texts) -> str:
    return texts("join-full") if each.is_full else texts("join-places", count=each.room)


def ask_modal(found: OpenCircle, texts: Texts) -> Json:
    """Two short fields; see `read_wish`."""
    return modal(
        ids.JOIN_ASK,
        texts("join-ask-title"),
        [
            strong(found.circle.name),
            quote(found.circle.purpose),
            *([say(texts("join-full"))] if found.is_full else []),
            field(
                "brings",
                texts("join-brings"),
                several_lines(LONGEST_WISH),
                hint=texts("join-brings-hint"),
            ),
            field(
                "wants",
                texts("join-wants"),
                several_lines(LONGEST_WISH),
                hint=texts("join-wants-hint"),
            ),
            fine_print(texts("join-who-reads")),
        ],
        submit=texts("join-send"),
        close=texts("button-cancel"),
        remember={"circle": found.circle.id},
    )


def read_wish(view: Json) -> tuple[int, Wish]:
    """The circle, and what they bring and want."""
    answers = Answers(view)
    wish = Wish(answers.text("brings"), answers.text("wants"))
    return read_id(remembered(view).get("circle")), wish


def asked_message(seen: JoinSeen, texts: Texts) -> Message:
    """To a facilitator: who wants to join; or what became of it."""
    row, person = seen.request, seen.person
    blocks: list[Block] = [say(_who(person, seen.circle, texts))]
    if seen.state in OPEN_REQUEST:
        blocks += _words(row, texts)
    if seen.state is not JoinState.ASKED:
        return message(*blocks, say(_outcome(seen, texts)))
    if seen.room <= 0:
        blocks.append(fine_print(texts("join-is-full")))
    return message(*blocks, buttons(*_answers(row, texts)))


def _who(person: Person, circle: Circle, texts: Texts) -> str:
    if person.organisation:
        return texts(
            "join-wants-in-from",
            name=person.name,
            circle=circle.name,
            organisation=person.organisation,
        )
    return texts("join-wants-in", name=person.name, circle=circle.name)


def _words(row: JoinRequest, texts: Texts) -> list[Block]:
    said = ((texts("join-brings-short"), row.brings), (texts("join-wants-short"), row.wants))
    return [labelled(label, words) for label, words in said if words]


def _answers(row: JoinRequest, texts: Texts) -> Sequence[ButtonElement]:
    return (
        button(texts("join-accept"), ids.JOIN_ACCEPT, row.id, style="primary"),
        button(texts("join-not-now"), ids.JOIN_OPEN_DECLINE, row.id),
    )


def _outcome(seen: JoinSeen, texts: Texts) -> str:
    state = seen.state.value
    by = seen.answered_by.name if seen.answered_by else "–"
    return texts(f"join-outcome-{state}", name=seen.person.name, by=by)


def answered_message(seen: JoinSeen, texts: Texts) -> Message:
    """To the person who asked; who is in gets the welcome instead."""
    row, name = seen.request, seen.circle.name
    said = {
        JoinState.WAITING: "join-answer-waiting",
        JoinState.DECLINED: "join-answer-declined",
    }.get(row.state, "join-answer-over")
    blocks: list[Block] = [say(texts(said, name=name))]
    if row.reason:
        by = seen.answered_by.name if seen.answered_by else "–"
        blocks += [say(texts("join-reason-of", name=by)), quote(row.reason)]
    see = button(texts("join-open-others"), ids.JOIN_OPEN)
    if row.state is JoinState.WAITING:
        see = button(texts("join-see-mine"), ids.JOIN_OPEN)
    return message(*blocks, buttons(see))


def offered_message(seen: JoinSeen, zone: str, texts: Texts) -> Message:
    """To the first in line: a place came free."""
    row, name = seen.request, seen.circle.name
    if seen.state is not JoinState.OFFERED:
        return message(
            say(texts("join-offered-before", name=name)),
            say(texts(f"join-place-{seen.state.value}")),
        )
    return message(
        say(texts("join-offered", name=name)),
        say(texts("join-offered-until", when=texts.moment(until(row), zone))),
        buttons(
            button(texts("join-take"), ids.JOIN_TAKE, row.id, style="primary"),
            button(texts("join-leave-it"), ids.JOIN_WITHDRAW, row.id),
        ),
    )


def requests_modal(
    found: Requests, texts: Texts, page: int = 0, answered: JoinSeen | None = None
) -> Json:
    """For facilitators: whether people may ask, who did, and what came of the last answer."""
    circle = found.circle
    said = texts(f"join-terms-{opening_of(circle)}")
    places = texts("join-full-short") if found.room <= 0 else _room(found, texts)
    change = button(texts("join-terms"), ids.JOIN_OPEN_TERMS, circle.id)
    shown = page_of([_request(row, person, texts) for row, person in found.open], page)
    nobody = [] if found.open else [say(texts("join-nobody"))]
    return modal(
        ids.JOIN_REQUESTS,
        texts("join-requests-title"),
        [
            *([say(_outcome(answered, texts)), divider()] if answered else []),
            strong(circle.name),
            say(f"{said}\n{places}", accessory=change),
            *nobody,
            *shown.blocks,
            *turners(shown, ids.JOIN_REQUESTS_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"circle": circle.id},
    )


def _room(found: Requests, texts: Texts) -> str:
    return texts("join-places", count=found.room)


def _request(row: JoinRequest, person: Person, texts: Texts) -> list[Block]:
    said = f"{person.name}\n{texts(f'join-standing-{row.state.value}')}"
    pressed = _answers(row, texts)
    if row.state is not JoinState.ASKED:
        pressed = [button(texts("join-take-off"), ids.JOIN_OPEN_DECLINE, row.id)]
    return [divider(), say(said), *_words(row, texts), buttons(*pressed)]


def decline_modal(seen: JoinSeen, texts: Texts) -> Json:
    """Not now: with a word, or without; see `read_decline`."""
    reason = several_lines(LONGEST_REASON)
    return modal(
        ids.JOIN_DECLINE,
        texts("join-not-now"),
        [
            say(texts("join-decline-opening", name=seen.person.name)),
            field(
                "reason",
                texts("join-reason"),
                reason,
                hint=texts("join-reason-hint"),
                optional=True,
            ),
        ],
        submit=texts("join-decline"),
        close=texts("button-cancel"),
        remember={"request": seen.request.id},
    )


def read_decline(view: Json) -> tuple[int, str]:
    """The request, and the reason, if one was given."""
    return read_id(remembered(view).get("request")), tidy(Answers(view).text("reason"))


def terms_modal(found: Terms, texts: Texts) -> Json:
    """Whether people may ask to join, and how many the circle holds."""
    circle = found.circle
    most = number_input(1, 99, circle.most_members or None)
    on_web = found.has_web or circle.is_public
    hint = f"{texts('circle-open-hint')} {texts('circle-open-web-hint')}" if on_web else ""
    return modal(
        ids.JOIN_TERMS,
        texts("join-terms-title"),
        [
            strong(circle.name),
            field(
                "is_open",
                texts("circle-open"),
                open_choice(texts, opening_of(circle), on_web=on_web),
                hint=hint or texts("circle-open-hint"),
            ),
            field(
                "most",
                texts("join-most"),
                most,
                hint=texts("join-most-hint", most=MOST_MEMBERS),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"circle": circle.id},
    )


def open_choice(
    texts: Texts, chosen: Opening = Opening.CLOSED, *, on_web: bool = False
) -> RadioButtonsElement:
    """`on_web`: also on the public page."""
    options: dict[Opening, Option] = {
        each: option(texts(f"circle-open-{each}"), each)
        for each in Opening
        if on_web or each is not Opening.ON_THE_WEB
    }
    return radio(options.values(), options[chosen])


def read_open(answers: Answers) -> bool:
    return answers.choice("is_open") == Opening.IN_SLACK


def read_terms(view: Json) -> tuple[Opening, int | None]:
    """Whether it is open, and how many it holds; 0 for what is no number: it is refused."""
    answers = Answers(view)
    most = (answers.number("most") or 0) if answers.text("most") else None
    chosen = answers.choice("is_open")
    wanted = next((each for each in Opening if each == chosen), Opening.CLOSED)
    return wanted, most
