"""Who is in a circle, who leads it, who hosts; and all that a facilitator can do."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.facilitators import MOST_QUESTIONS, OpenWork
from bot.domain.circle.fading import Standing, StillIn
from bot.domain.circle.handovers import HandoverSeen, ToHandOver, Vacant
from bot.domain.circle.members import MembersForm, MembershipChange, MembershipStep, MyCircle
from bot.domain.overview.home import Led
from bot.domain.planning.hosts import Hosting
from bot.slack.circle.fading import still_in_message
from bot.slack.circle.handovers import (
    answered_message,
    handover_message,
    handover_modal,
    leading_message,
    taken_modal,
    wanted_message,
)
from bot.slack.circle.members import (
    changed_message,
    facilitators_message,
    left_message,
    members_modal,
    mine_modal,
    preview_modal,
)
from bot.slack.overview.manage import choose_circle_modal, manage_modal
from bot.slack.planning.hosts import chosen_message, host_modal, question_message, set_modal
from storage.models import (
    Address,
    Circle,
    CircleState,
    Handover,
    HandoverState,
    Membership,
    Role,
    Then,
)

ROLES = (None, Role.PARTICIPANT, Role.FACILITATOR)
STEPS = [(before, after) for after in ROLES for before in ROLES if before is not after]
MOST_LEADERS = 5


def _led(s: Samples) -> Led:
    asked = [question(s, n) for n in range(s.many(MOST_QUESTIONS))]
    return Led(s.circle(), s.meeting() if s.long else None, asked, s.id() if s.long else None)


def _wanted(s: Samples) -> MembersForm:
    chosen = [
        Address.slack(person.external_id.ljust(11, "0")) for person in s.people(MOST_MEMBERS)
    ]
    return MembersForm(s.id(), dict.fromkeys(chosen, Role.PARTICIPANT), chosen, chosen)


def _change(s: Samples) -> MembershipChange:
    count = s.many(MOST_MEMBERS, len(STEPS))
    steps = [MembershipStep(s.person(n).name, *STEPS[n % len(STEPS)]) for n in range(count)]
    return MembershipChange(s.circle(), steps)


def _mine(s: Samples) -> list[MyCircle]:
    """All that can be decided, in turn."""
    found = []
    for n in range(s.lots(3)):
        circle = s.circle(n)
        circle.rotates_host = True
        leaders = s.people(MOST_LEADERS) if n % 3 else [s.person(0)]
        role = Role.PARTICIPANT if n % 3 else Role.FACILITATOR
        membership = Membership(person_id=s.id(0), role=role, hosts=n % 3 == 1)
        if n % 3:
            membership.person_id = s.id(MOST_MEMBERS)
        found.append(MyCircle(circle, membership, leaders))
    return found


def _asked(s: Samples, state: HandoverState, then: Then = Then.LEADS) -> HandoverSeen:
    row = Handover(id=s.id(), state=state, then=then)
    return HandoverSeen(row, s.circle(), s.person(0), s.person(1))


def _vacant(s: Samples, *, filled: bool = False, declined: bool = False) -> Vacant:
    gone = s.people(MOST_LEADERS) if s.long else []
    return Vacant(s.circle(), gone, s.people(MOST_LEADERS) if filled else [], declined)


def _work(s: Samples) -> OpenWork:
    return OpenWork(
        s.circle(),
        s.people(MOST_LEADERS),
        s.person(),
        s.meeting() if s.long else None,
        s.id() if s.long else None,
        s.meeting(1) if s.long else None,
        [question(s, n) for n in range(s.many(MOST_QUESTIONS))],
        asking=s.many(99, 0),
    )


def _paused(s: Samples) -> OpenWork:
    work = _work(s)
    work.circle.state = CircleState.PAUSED
    return work


def _turning(s: Samples) -> Circle:
    circle = s.circle()
    circle.rotates_host = True
    return circle


def _hosting(s: Samples, host: int | None, turn: int = MOST_MEMBERS) -> Hosting:
    person = s.person(host) if host is not None else None
    waiting = [s.person(n) for n in range(s.many(turn, min(turn, 1)))]
    return Hosting(_turning(s), s.meeting(), person, waiting, s.person(0))


def _still_in(s: Samples, standing: Standing) -> StillIn:
    membership = Membership(
        id=s.id(),
        circle_id=s.id(),
        person_id=s.id(),
        role=Role.PARTICIPANT,
        left_at=NOW if standing is Standing.OUT else None,
        faded_at=NOW if standing is Standing.ASKED else None,
        hears_less=standing is Standing.LESS,
    )
    return StillIn(membership, s.circle())


CASES = (
    Case(
        manage_modal,
        "Beheer van een leerkring",
        "Managing a circle",
        lambda s: {"led": _led(s), "zone": s.zone},
    ),
    Case(
        choose_circle_modal,
        "Welke leerkring beheren?",
        "Managing which circle?",
        lambda s: {"circles": s.circles()},
    ),
    Case(
        members_modal,
        "Mensen in de kring",
        "People in the circle",
        lambda s: {"circle": s.overview()},
    ),
    Case(
        preview_modal,
        "Wat er voor wie verandert",
        "What changes for whom",
        lambda s: {"change": _change(s), "wanted": _wanted(s)},
    ),
    *(
        Case(
            still_in_message,
            f"Doe je nog mee? ({dutch})",
            f"Are you still in? ({standing.name.lower()})",
            lambda s, standing=standing: {"asked": _still_in(s, standing)},  # type: ignore[misc]
        )
        for standing, dutch in zip(Standing, ("gevraagd", "ja", "minder", "nee"), strict=True)
    ),
    Case(mine_modal, "Mijn deelname", "My membership", lambda s: {"circles": _mine(s)}),
    Case(
        mine_modal,
        "Mijn deelname, zonder kring",
        "My membership, without a circle",
        lambda _: {"circles": []},
    ),
    Case(
        left_message,
        "Iemand is gestopt",
        "Somebody stopped",
        lambda s: {"person": s.person(), "circle": s.circle()},
    ),
    Case(
        changed_message,
        "Je doet niet meer mee",
        "You no longer take part",
        lambda s: {"circle": s.circle(), "is_in": False},
    ),
    Case(
        changed_message,
        "Je begeleidt niet meer",
        "You no longer facilitate",
        lambda s: {"circle": s.circle(), "is_in": True},
    ),
    Case(
        facilitators_message,
        "Wie er nu begeleidt, in het kanaal",
        "Who facilitates now, in the channel",
        lambda s: {"circle": s.overview()},
    ),
    Case(
        handover_modal,
        "Een kring overdragen",
        "Handing a circle over",
        lambda s: {"found": ToHandOver(s.circle(), None, leads=True)},
    ),
    Case(
        handover_modal,
        "Als programmabeheerder iemand vragen",
        "Asking somebody, as a programme manager",
        lambda s: {"found": ToHandOver(s.circle(), None, leads=False)},
    ),
    Case(
        handover_modal,
        "Een kring overdragen: er is iemand gevraagd",
        "Handing a circle over: somebody was asked",
        lambda s: {"found": ToHandOver(s.circle(), _asked(s, HandoverState.ASKED), leads=True)},
    ),
    *(
        Case(
            handover_message,
            f"Wil jij de kring begeleiden? ({dutch})",
            f"Would you facilitate the circle? ({state.value})",
            lambda s, state=state: {"asked": _asked(s, state)},  # type: ignore[misc]
        )
        for state, dutch in zip(
            HandoverState, ("gevraagd", "ja", "nee", "ingetrokken", "vervallen"), strict=True
        )
    ),
    *(
        Case(
            answered_message,
            f"Ja, ik neem de kring over ({number})",
            f"Yes, I will take over ({then.value})",
            lambda s, then=then: {"asked": _asked(s, HandoverState.ACCEPTED, then)},  # type: ignore[misc]
        )
        for number, then in enumerate(Then, start=1)
    ),
    Case(
        answered_message,
        "Nee, ik neem de kring niet over",
        "No, I will not take over",
        lambda s: {"asked": _asked(s, HandoverState.DECLINED)},
    ),
    Case(
        answered_message,
        "Wie werd gevraagd, doet niet meer mee",
        "Whoever was asked no longer takes part",
        lambda s: {"asked": _asked(s, HandoverState.LAPSED)},
    ),
    Case(
        answered_message,
        "Nee, zegt wie de programmabeheerder vroeg",
        "No, from the person the programme manager asked",
        lambda s: {"asked": _asked(s, HandoverState.DECLINED, Then.OUTSIDE)},
    ),
    Case(
        wanted_message,
        "Wie wil er begeleiden?",
        "Who would like to facilitate?",
        lambda s: {"vacant": _vacant(s)},
    ),
    Case(
        wanted_message,
        "Wie wil er begeleiden? Liever niet",
        "Who would like to facilitate? Rather not",
        lambda s: {"vacant": _vacant(s, declined=True)},
    ),
    Case(
        wanted_message,
        "Wie wil er begeleiden? Er is iemand",
        "Who would like to facilitate? Somebody does",
        lambda s: {"vacant": _vacant(s, filled=True)},
    ),
    Case(
        leading_message,
        "Je begeleidt nu deze kring",
        "You are now facilitating this circle",
        lambda s: {"work": _work(s)},
    ),
    Case(
        leading_message,
        "Je begeleidt zonder de ander verder",
        "You now facilitate alone",
        lambda s: {"work": _work(s), "gone": s.person(2)},
    ),
    Case(
        taken_modal,
        "Meteen na het ja: wat er loopt",
        "Right after the yes: what is going on",
        lambda s: {"work": _work(s)},
    ),
    Case(
        taken_modal,
        "Meteen na het ja: de kring pauzeert",
        "Right after the yes: the circle is paused",
        lambda s: {"work": _paused(s)},
    ),
    Case(
        question_message,
        "Wil jij de plaats regelen?",
        "Would you host?",
        lambda s: {"hosting": _hosting(s, None), "zone": s.zone},
    ),
    Case(
        question_message,
        "Wil jij de plaats regelen? Ja",
        "Would you host? Yes",
        lambda s: {"hosting": _hosting(s, 0), "zone": s.zone},
    ),
    Case(
        question_message,
        "Wil jij de plaats regelen? Een ander doet het",
        "Would you host? Somebody else does",
        lambda s: {"hosting": _hosting(s, 1), "zone": s.zone},
    ),
    Case(
        question_message,
        "Wil jij de plaats regelen? Deze keer niet",
        "Would you host? Not this time",
        lambda s: {"hosting": _hosting(s, None, turn=0), "zone": s.zone},
    ),
    Case(
        chosen_message,
        "Jij regelt de plaats, koos de begeleider",
        "You are hosting: the facilitator chose you",
        lambda s: {"hosting": _hosting(s, 0), "zone": s.zone},
    ),
    Case(
        chosen_message,
        "Jij regelt de plaats toch niet",
        "You are not hosting after all",
        lambda s: {"hosting": _hosting(s, None), "zone": s.zone},
    ),
    Case(
        chosen_message,
        "Een ander regelt de plaats toch",
        "Somebody else is hosting after all",
        lambda s: {"hosting": _hosting(s, 1), "zone": s.zone},
    ),
    Case(
        host_modal,
        "Wie de plaats regelt: bij toerbeurt of niet",
        "Who hosts: taking turns or not",
        lambda s: {"circle": s.circle(), "hosting": None, "people": []},
    ),
    Case(
        host_modal,
        "Wie regelt de plaats de volgende keer",
        "Who hosts next time",
        lambda s: {
            "circle": _turning(s),
            "hosting": _hosting(s, 0),
            "people": s.people(MOST_MEMBERS),
        },
    ),
    Case(set_modal, "Ontvangen: bewaard", "Hosting: saved", lambda _: {"hosting": None}),
    Case(
        set_modal,
        "Ontvangen: nog niemand",
        "Hosting: nobody yet",
        lambda s: {"hosting": _hosting(s, None)},
    ),
    Case(
        set_modal,
        "Ontvangen: bekend",
        "Hosting: known",
        lambda s: {"hosting": _hosting(s, 0)},
    ),
)
