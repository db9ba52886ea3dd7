"""How one session looks in one place, and the list of all of them."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.overview.session_pages import Asks, People, SessionList, SessionPage
from bot.search.search import Hit
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_SECTION,
    Json,
    button,
    buttons,
    cut,
    divider,
    fine_print,
    header,
    modal,
    quote,
    say,
    strong,
)
from bot.slack.base.case_words import about, told_blocks
from bot.slack.base.fitting import SHORT
from bot.slack.base.moments import duration, when
from bot.slack.base.paging import page_of, turners
from bot.slack.base.ratings import pulse_blocks, rating_blocks
from bot.slack.base.sessions import page_button
from bot.slack.base.shared_intentions import shared_blocks
from bot.slack.learned.ratings import ask_blocks
from bot.slack.planning.invitations import about_lines, host_line, names_of, rsvp_buttons
from bot.slack.planning.remarks import remark_blocks
from bot.slack.sessions.notes import noted_blocks
from bot.texts import Texts
from storage.cases.cases import Brought
from storage.models import Kind, MeetingState
from storage.overview.session_pages import Listed

Groups = list[Sequence[Block]]


def page_modal(found: SessionPage, zone: str, texts: Texts, page: int = 0) -> Json:
    """What was, or what comes; as much on a page as Slack takes."""
    groups: Groups = [
        _about(found, zone, texts),
        *_under("session-asks", _asks(found, texts), texts),
        *_preparation(found, texts),
        *_under("session-people", [_people(found, texts)], texts),
        *_recap(found, texts),
        *_under("session-cases", [_case(each, texts) for each in found.cases], texts),
        *_under(
            "session-intentions", [shared_blocks([each], texts) for each in found.formed], texts
        ),
        *_under("session-insights", [_card(each, texts) for each in found.cards], texts),
        *_under("session-notes", [noted_blocks(each, texts) for each in found.notes], texts),
        *_under("session-parked", _parked(found, texts), texts),
        *([[divider(), say(texts("session-empty"))]] if _is_bare(found) else []),
    ]
    shown = page_of(groups, page)
    return modal(
        ids.SESSION_PAGE,
        texts("session-title"),
        [*shown.blocks, *turners(shown, ids.SESSION_TURN, texts)],
        close=texts("button-close"),
        remember={"meeting": found.meeting.id},
    )


def _under(title: str, groups: Iterable[Sequence[Block]], texts: Texts) -> Groups:
    """A heading stays with the first of what stands below it; nothing without any."""
    filled = [group for group in groups if group]
    if not filled:
        return []
    return [[divider(), header(texts(title)), *filled[0]], *filled[1:]]


def _about(found: SessionPage, zone: str, texts: Texts) -> list[Block]:
    meeting = found.meeting
    lines = [when(meeting, zone, texts), meeting.place, *about_lines(meeting, texts)]
    if found.circle.rotates_host and not found.is_over:
        lines.append(host_line(found.people.host, texts))
    if meeting.state is MeetingState.ROUND:
        lines.append(texts("session-round"))
    off = [] if found.takes_place else [say(texts("session-cancelled"))]
    said = say("\n".join(filter(None, lines)))
    return [strong(found.circle.name), *off, said, *remark_blocks(found.remarks)]


def _is_bare(found: SessionPage) -> bool:
    return found.is_over and found.takes_place and found.is_empty


def _asks(found: SessionPage, texts: Texts) -> Groups:
    """Each with the button that does it."""
    asks, meeting = found.asks, found.meeting
    groups: Groups = []
    if asks.to_answer:
        groups.append([say(texts("session-ask-rsvp")), rsvp_buttons(meeting, texts)])
    for text_id, is_asked, pressed in _single(asks, found, texts):
        if is_asked:
            groups.append([say(texts(text_id), accessory=pressed)])
    if asks.rating is not None:
        groups.append(ask_blocks(asks.rating, texts))
    for row, case in asks.leader.to_note:
        note = button(texts("case-discussed"), ids.CASE_DISCUSSED, row.id)
        said = texts("session-ask-note", title=cut(case.title, SHORT))
        groups.append([say(said, accessory=note)])
    for insight in asks.releases:
        said = texts("home-request", title=cut(insight.title, SHORT))
        groups.append([say(said)])
    return groups


def _single(
    asks: Asks, found: SessionPage, texts: Texts
) -> Sequence[tuple[str, bool, ButtonElement]]:
    meeting_id = found.meeting.id
    prompt, ballot = asks.prompt, asks.ballot
    intention, case = asks.intention, asks.case
    return (
        (
            "session-ask-check-in",
            asks.to_check_in,
            button(texts("check-in"), ids.MEETING_CHECK_IN, meeting_id),
        ),
        (
            "session-ask-ballot",
            ballot is not None,
            button(texts("case-ballot"), ids.CASE_BALLOT, ballot or 0),
        ),
        (
            "session-ask-answer",
            prompt is not None,
            button(texts("home-answer"), ids.REFLECTION_ANSWER, prompt.id if prompt else 0),
        ),
        (
            "session-ask-intention",
            intention is not None,
            button(
                texts("intention-tell"),
                ids.INTENTION_OPEN_RESULT,
                intention.id if intention else 0,
            ),
        ),
        (
            "session-ask-case",
            case is not None,
            button(texts("case-follow-up"), ids.CASE_OPEN_FOLLOW_UP, case.id if case else 0),
        ),
        (
            "session-ask-present",
            asks.leader.presence,
            button(texts("present-open"), ids.MEETING_OPEN_PRESENT, meeting_id),
        ),
        (
            "session-ask-recap",
            asks.leader.recap,
            button(texts("recap-make-draft"), ids.RECAP_OPEN, meeting_id),
        ),
    )


def _preparation(found: SessionPage, texts: Texts) -> Groups:
    """Of a session to come; the run of show for whoever leads it."""
    if found.is_over or not found.takes_place:
        return []
    prepared, meeting_id = found.preparation, found.meeting.id
    questions = "\n".join(f"{n}. {q.text}" for n, q in enumerate(prepared.questions, start=1))
    asking = texts("agenda-questions", count=len(prepared.questions))
    bring = button(texts("case-bring"), ids.CASE_OPEN_BRING, meeting_id)
    led = [
        button(texts("run-open"), ids.RUN_OPEN, meeting_id),
        button(texts("home-attendees"), ids.MEETING_ATTENDEES, meeting_id),
    ]
    groups: Groups = [
        [say(f"{asking}\n{questions}")] if questions else [],
        *([quote(each.text)] for each in prepared.asked),
        [say(_phases(found, texts))] if prepared.phases else [],
        [buttons(*_change(found, texts), bring, *(led if found.leads else []))],
    ]
    if prepared.asked:
        groups[1] = [say(texts("agenda-asked")), *groups[1]]
    return _under("session-preparation", groups, texts)


def _change(found: SessionPage, texts: Texts) -> list[ButtonElement]:
    if found.asks.answered is None:
        return []
    return [button(texts("rsvp-change"), ids.MEETING_CHANGE, found.meeting.id)]


def _phases(found: SessionPage, texts: Texts) -> str:
    lines = [
        f"{n}. {phase.name} ({duration(phase.minutes, texts)})"
        for n, phase in enumerate(found.preparation.phases, start=1)
    ]
    return "\n".join([texts("session-phases"), *lines])


def _people(found: SessionPage, texts: Texts) -> list[Block]:
    """Names of who was there are for whoever leads; everybody else reads how many."""
    people = found.people
    leaders = names_of(people.facilitators, texts) or texts("member-nobody-yet")
    lines = [f"{texts('circle-led-by')}: {leaders}"]
    lines += [
        f"{texts(f'duty-{duty.value}')}: {person.name}"
        for duty, person in (people.duties or {}).items()
        if person is not None
    ]
    lines += _present(people, texts, leads=found.leads)
    return [say(cut("\n".join(lines), LONGEST_SECTION))]


def _present(people: People, texts: Texts, *, leads: bool) -> list[str]:
    present = people.present
    if present is None or not present.is_said:
        return []
    there = [person for person in present.members if person.id in present.present]
    if leads:
        return [f"{texts('session-present')}: {names_of(there, texts)}"] if there else []
    return [texts("wrap-up-present", count=len(present.present))]


def _recap(found: SessionPage, texts: Texts) -> Groups:
    """The words and the answers below them; the rest of it has its own place here."""
    material = found.recap
    if material is None or material.recap is None:
        return []
    answers, _ = material.chosen
    felt = [*rating_blocks(material.rated, texts), *pulse_blocks(material.rated, texts)]
    groups: Groups = [[say(material.recap.text), *felt]]
    for each in answers:
        said = f"{each.author.name} · {cut(each.reflection.wording, SHORT)}"
        groups.append([fine_print(said), quote(each.reflection.text)])
    return _under("recap-title", groups, texts)


def _case(each: Brought, texts: Texts) -> list[Block]:
    row, case, person = each
    state = "brought" if row.chosen_at is None else "chosen"
    if row.discussed_at is not None:
        state = "discussed"
    said = texts("case-brought-by", name=person.name, state=texts(f"case-is-{state}"))
    facts = "\n".join(filter(None, [said, about(case, texts)]))
    history = button(texts("case-history"), ids.CASE_HISTORY, case.id)
    return [
        strong(case.title),
        quote(case.description),
        *told_blocks(case, texts),
        fine_print(facts),
        buttons(history),
    ]


def _card(hit: Hit, texts: Texts) -> list[Block]:
    read = button(texts("search-read"), ids.SEARCH_READ, hit.insight_id)
    kind = f"\n{texts('kind-principle')}" if hit.kind is Kind.PRINCIPLE else ""
    return [say(f"{hit.title}{kind}", accessory=read)]


def _parked(found: SessionPage, texts: Texts) -> Groups:
    return [
        [fine_print(texts("point-by", name=each.author.name)), quote(each.point.text)]
        for each in found.parked
    ]


def list_modal(found: SessionList, zone: str, texts: Texts, page: int = 0) -> Json:
    """Every session of one's circles, or of one of them."""
    groups = [
        *_under("session-list-ahead", _lines(found.ahead, zone, texts), texts),
        *_under("session-list-past", _lines(found.past, zone, texts), texts),
    ]
    shown = page_of(groups or [[say(texts("session-list-empty"))]], page)
    return modal(
        ids.SESSION_LIST,
        texts("session-list-title"),
        [*shown.blocks, *turners(shown, ids.SESSION_LIST_PAGE, texts)],
        close=texts("button-close"),
        remember={"circle": found.circle.id} if found.circle else None,
    )


def _lines(listed: Sequence[Listed], zone: str, texts: Texts) -> Groups:
    return [
        [say(_line(each, zone, texts), accessory=page_button(each.meeting.id, texts))]
        for each in listed
    ]


def _line(each: Listed, zone: str, texts: Texts) -> str:
    topic = cut(each.meeting.topic, SHORT)
    lines = [each.circle.name, when(each.meeting, zone, texts), topic]
    return "\n".join(filter(None, lines))
