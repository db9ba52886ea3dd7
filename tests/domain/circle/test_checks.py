"""What cannot be in the forms of a circle: at each bound, and one beyond it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.circle import (
    circles,
    facilitators,
    free_days,
    handovers,
    members,
    settings,
    themes,
)
from bot.domain.circle.approvals import Draft
from bot.domain.circle.circles import (
    LONGEST_NAME,
    LONGEST_PURPOSE,
    LONGEST_QUESTION,
    MOST_MEMBERS,
    MOST_QUESTIONS,
    Basics,
    CirclePlan,
)
from bot.domain.circle.free_days import PeriodForm
from bot.domain.circle.handovers import HandoverSeen
from bot.domain.circle.members import MembersForm
from bot.domain.circle.terms import Opening, opening_of
from bot.domain.circle.themes import LONGEST_THEME, Theme, Wording
from bot.domain.decisions import endings
from bot.domain.people.people import Profile
from bot.domain.people.school_holidays import KINDS, LONGEST, REGIONS
from storage.models import (
    Address,
    Approval,
    ApprovalState,
    Circle,
    Meeting,
    MeetingState,
    ReleaseLevel,
    Role,
    ThemeGroup,
)
from tests.domain.refused import refusal
from tests.domain.world import World, vacant

NOW = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
BASICS = Basics("Inkoop", "circularity", "Samen leren", "C1")


def people(count: int) -> list[Address]:
    return [Address.slack(f"U{n}") for n in range(count)]


ADA, BRAM, CHRIS = people(3)
PLAN = CirclePlan(BASICS, [BRAM], [], ["Wat leerde je?"], "nl", ReleaseLevel.CIRCLE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"name": "x" * LONGEST_NAME}, None),
        ({"name": "x" * (LONGEST_NAME + 1)}, ("name", "error-too-long")),
        ({"name": "\u200b "}, ("name", "error-empty")),
        ({"purpose": "x" * LONGEST_PURPOSE}, None),
        ({"purpose": "x" * (LONGEST_PURPOSE + 1)}, ("purpose", "error-too-long")),
        ({"purpose": ""}, ("purpose", "error-empty")),
        ({"theme": ""}, ("theme", "error-choose")),
        ({"channel": ""}, ("channel", "error-choose")),
    ],
)
def test_the_basics_of_a_circle(change: dict[str, Any], said: object) -> None:
    assert refusal(replace(BASICS, **change).check) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"basics": replace(BASICS, theme="")}, ("theme", "error-choose")),
        ({"participants": []}, ("participants", "circle-no-participants")),
        (
            {"participants": [], "facilitators": [ADA]},
            ("participants", "circle-no-participants"),
        ),
        ({"participants": people(MOST_MEMBERS)}, None),
        ({"participants": people(MOST_MEMBERS), "facilitators": [BRAM]}, None),  # counts once
        ({"participants": people(MOST_MEMBERS + 1)}, ("participants", "circle-too-many")),
        ({"facilitators": people(MOST_MEMBERS + 1)}, ("participants", "circle-too-many")),
        ({"default_release": ReleaseLevel.PRIVATE}, None),
        ({"default_release": ReleaseLevel.NETWORK}, ("default_release", "error-choose")),
        ({"horizon_on": date(2026, 3, 5)}, None),
        ({"horizon_on": date(2026, 3, 4)}, ("horizon_on", "error-past-date")),
        ({"questions": []}, ("questions", "circle-no-questions")),
        ({"questions": ["x"] * MOST_QUESTIONS}, None),
        (
            {"questions": ["x"] * (MOST_QUESTIONS + 1)},
            ("questions", "circle-too-many-questions"),
        ),
        ({"questions": ["x" * LONGEST_QUESTION]}, None),
        ({"questions": ["x", "x" * (LONGEST_QUESTION + 1)]}, ("questions", "error-too-long")),
        ({"questions": ["x", " "]}, ("questions", "error-empty")),
    ],
)
def test_a_plan_of_a_circle(change: dict[str, Any], said: object) -> None:
    assert refusal(lambda: circles.check(replace(PLAN, **change), NOW)) == said


def profile(address: Address, **what: bool) -> Profile:
    usual = {"is_bot": False, "is_guest": False, "is_active": True, "is_external": False}
    return Profile(address, "Wie", None, "nl", None, **(usual | what))


@pytest.mark.parametrize(
    ("leads", "who", "said"),
    [
        ([ADA], {}, None),
        ([], {"is_guest": True}, None),  # may take part
        ([], {"is_external": True}, None),
        ([], {"is_bot": True}, ("participants", "circle-bot")),
        ([], {"is_active": False}, ("participants", "circle-deactivated")),
        ([BRAM], {"is_bot": True}, ("facilitators", "circle-bot")),
        ([BRAM], {"is_active": False}, ("facilitators", "circle-deactivated")),
        ([BRAM], {"is_guest": True}, ("facilitators", "circle-guest-leads")),
        ([ADA], {"is_guest": True}, None),
    ],
)
def test_who_can_be_in_a_circle(
    leads: list[Address], who: dict[str, bool], said: tuple[str, str] | None
) -> None:
    """Of a new circle, and of one that gets members: the same people."""
    profiles = [profile(ADA), profile(BRAM, **who)]
    takes_part = [] if BRAM in leads else [BRAM]
    plan = replace(PLAN, participants=takes_part, facilitators=leads)
    form = MembersForm(1, {}, leads, takes_part)

    assert refusal(lambda: circles.check_people(plan, profiles)) == said
    assert refusal(lambda: members.check_profiles(form, profiles)) == said


@pytest.mark.parametrize("field", ["participants", "facilitators"])
def test_who_slack_does_not_know_is_named_under_their_field(field: str) -> None:
    plan = replace(PLAN, participants=[BRAM], facilitators=[ADA])
    known = [profile(ADA if field == "participants" else BRAM)]

    said = refusal(lambda: circles.check_people(plan, known))

    assert said == (field, "circle-unknown-person")


@pytest.mark.parametrize(
    ("shown", "leads", "takes_part", "steps"),
    [
        ({}, [], [], {}),
        ({ADA: Role.FACILITATOR}, [ADA], [], {}),
        ({ADA: Role.FACILITATOR}, [ADA], [ADA], {}),  # chosen twice: that right includes both
        ({ADA: Role.FACILITATOR}, [ADA], [BRAM], {BRAM: Role.PARTICIPANT}),
        ({ADA: Role.FACILITATOR}, [], [ADA], {ADA: Role.PARTICIPANT}),
        ({ADA: Role.PARTICIPANT}, [ADA], [], {ADA: Role.FACILITATOR}),
        ({ADA: Role.FACILITATOR, BRAM: Role.PARTICIPANT}, [ADA], [], {BRAM: None}),
        (
            {ADA: Role.FACILITATOR, BRAM: Role.PARTICIPANT},
            [BRAM],
            [CHRIS],
            {ADA: None, BRAM: Role.FACILITATOR, CHRIS: Role.PARTICIPANT},
        ),
    ],
)
def test_only_differences_with_what_was_shown_count(
    shown: dict[Address, Role],
    leads: list[Address],
    takes_part: list[Address],
    steps: dict[Address, Role | None],
) -> None:
    assert MembersForm(1, shown, leads, takes_part).steps == steps


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("", []),
        (" \n - \n•\n", []),
        ("- Op tijd\n• Telefoon weg\n* Eerlijk", ["Op tijd", "Telefoon weg", "Eerlijk"]),
        ("  kort - en bondig  ", ["kort - en bondig"]),
    ],
)
def test_an_agreement_a_line(typed: str, lines: list[str]) -> None:
    assert settings.as_agreements(typed) == lines


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], None),
        (["x" * settings.LONGEST_AGREEMENT] * settings.MOST_AGREEMENTS, None),
        (["x"] * (settings.MOST_AGREEMENTS + 1), "agreements-too-many"),
        (["x", "x" * (settings.LONGEST_AGREEMENT + 1)], "agreements-too-long"),
    ],
)
def test_a_few_short_agreements(lines: list[str], said: str | None) -> None:
    assert refusal(lambda: settings.check_agreements(lines)) == (said and ("agreements", said))


PERIOD = PeriodForm(REGIONS[0], KINDS[0], date(2026, 5, 1), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"region": "east"}, ("region", "error-choose")),
        ({"kind": "weird"}, ("kind", "error-choose")),
        ({"last_on": date(2026, 4, 30)}, ("last_on", "free-backwards")),
        ({"last_on": date(2026, 5, 1) + LONGEST}, None),
        ({"last_on": date(2026, 5, 2) + LONGEST}, ("last_on", "free-too-long")),
    ],
)
def test_a_period_of_free_days(change: dict[str, Any], said: object) -> None:
    assert refusal(lambda: free_days.check(replace(PERIOD, **change))) == said


WATER = Theme("water", ThemeGroup.INSTRUMENT, nl="Water", en="Water")


@pytest.mark.parametrize(
    ("nl", "en", "said"),
    [
        ("Bodem", "", None),
        ("Bodem", "Water", None),  # another theme's English name is no clash
        ("x" * LONGEST_THEME, "x" * LONGEST_THEME, None),
        ("x" * (LONGEST_THEME + 1), "", ("nl", "error-too-long")),
        ("Bodem", "x" * (LONGEST_THEME + 1), ("en", "error-too-long")),
        ("", "Soil", ("nl", "error-empty")),
        ("wAtEr", "", ("nl", "theme-taken")),
    ],
)
def test_the_names_of_a_theme(nl: str, en: str, said: object) -> None:
    wording = Wording(nl, en, None)
    nameless = replace(WATER, key="nameless", nl="")  # named by our own texts

    assert refusal(lambda: themes.check_wording(wording, [WATER, nameless])) == said


@pytest.mark.parametrize(
    ("name", "before", "after", "is_slip"),
    [
        ("name", "Circulair inkopen", "Circulair inkoopen", True),
        ("purpose", "Samen leren we inkopen", "Samen leren wij inkopen", True),
        ("name", "Circulair inkopen", "Samen bouwen", False),
        ("purpose", "Dat is wel nodig voor ons", "Dat is niet nodig voor ons", False),
        ("channel", "C0000000001", "C0000000002", False),  # not a word that somebody wrote
        ("agreements", ["We komen op tijd"], ["We komen optijd"], True),
        ("agreements", ["We komen op tijd"], ["We komen op tijd", "x"], False),
        ("agreements", ["We komen op tijd", "Eerlijk"], ["We komen op tijd", "Anders"], False),
        ("agreements", [], [], True),
    ],
)
def test_a_typing_error_that_was_mended(
    name: str, before: object, after: object, is_slip: bool
) -> None:
    assert settings.is_slip(name, before, after) is is_slip


def test_a_horizon_far_ahead_is_fine() -> None:
    assert refusal(lambda: circles.check_horizon(NOW.date() + timedelta(3650), NOW)) is None
    assert refusal(lambda: circles.check_horizon(None, NOW)) is None


@pytest.mark.parametrize(
    "wanted",
    [
        ["Wat werkte?"],
        ["Een", "Wat werkte?", "Twee"],
        ["Een", "Twee"],
        ["Een", "Een", "Wat werkte?", "Twee"],  # typed twice is asked once
    ],
)
def test_questions_are_asked_in_the_order_in_which_they_were_written(
    w: World, wanted: list[str]
) -> None:
    circles.revise_questions(w.session, w.ada, w.circle.id, wanted, NOW)
    w.session.flush()

    asked = circles.overview(w.session, w.circle).questions
    assert [each.text for each in asked] == list(dict.fromkeys(wanted))
    assert [each.position for each in asked] == list(range(1, len(asked) + 1))


def test_a_question_that_was_typed_twice_is_asked_once(w: World) -> None:
    plan = replace(PLAN, basics=replace(BASICS, theme="procurement"), questions=["Een", "Een"])
    plan = replace(plan, participants=[w.bram.address])

    made = circles.draft(w.session, w.ada, plan, [profile(w.bram.address)], NOW)

    assert [each.text for each in circles.overview(w.session, made).questions] == ["Een"]


@pytest.mark.parametrize(
    ("is_open", "is_public", "found"),
    [
        (False, False, Opening.CLOSED),
        (False, True, Opening.CLOSED),
        (True, False, Opening.IN_SLACK),
        (True, True, Opening.ON_THE_WEB),
    ],
)
def test_who_may_ask_to_join(is_open: bool, is_public: bool, found: Opening) -> None:
    assert opening_of(Circle(is_open=is_open, is_public=is_public)) is found


@pytest.mark.parametrize(
    ("state", "is_needed", "waits"),
    [
        (None, True, False),
        (ApprovalState.ASKED, True, True),
        (ApprovalState.ASKED, False, False),  # nobody needs to say yes any more
        (ApprovalState.REFUSED, True, False),
    ],
)
def test_a_new_circle_waits_for_a_yes(
    w: World, state: ApprovalState | None, is_needed: bool, waits: bool
) -> None:
    row = Approval(state=state) if state else None
    draft = Draft(circles.overview(w.session, w.circle), is_needed, row)

    assert draft.waits is waits


def test_whoever_was_asked_to_lead_and_is_gone_is_not_waited_for(w: World) -> None:
    def waits() -> HandoverSeen | None:
        return handovers.look(w.session, w.ada, w.circle.id).waits

    asked = waits()
    assert asked is not None
    assert asked.taker.id == w.bram.id

    asked.taker.is_active = False
    assert waits() is None


@pytest.mark.parametrize(("name", "leads"), [("ada", True), ("mia", False)])
def test_a_manager_stops_what_nobody_leads(w: World, name: str, leads: bool) -> None:
    if not leads:
        vacant(w)

    assert endings.preview(w.session, w.who(name), w.circle.id, NOW).leads is leads
    assert handovers.look(w.session, w.who(name), w.circle.id).leads is leads


def test_a_first_circle_gives_its_language(w: World) -> None:
    w.circle.language = "en"

    found = [
        circles.bring_in(w.session, w.circle, profile(each), NOW)
        for each in (Address.slack("UNEW"), w.dora.address, w.bram.address)
    ]

    assert [person.language for person in found] == ["en", "en", "nl"]


def test_a_recap_is_open_work_for_two_weeks(w: World) -> None:
    def untold(later: timedelta) -> Meeting | None:
        at = w.past.ends_at + facilitators.RECAP_OF + later
        return facilitators.open_for(w.session, w.ada, w.circle, at).untold

    w.ahead.state = MeetingState.CANCELLED
    assert untold(-timedelta(seconds=1)) is w.past
    assert untold(timedelta(0)) is None
