"""Someone's own cases, and the one question about each."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.questions.found_cases import case
from bot.demo.gallery.samples import Samples
from bot.domain.cases.my_cases import Choice, MyCase, Taking
from bot.slack.cases.my_cases import (
    answered_message,
    mine_modal,
    question_message,
    reach_modal,
    take_modal,
    tell_modal,
    which_modal,
)


def _mine(s: Samples, n: int = 0, *, told: bool = False) -> MyCase:
    return MyCase(case(s, n, told=told), s.circles(), None if told else s.day(n))


def _taking(s: Samples) -> Taking:
    return Taking(case(s), [(s.meeting(n), s.circle(n)) for n in range(s.lots())])


CASES = (
    Case(
        mine_modal,
        "Mijn praktijken",
        "My cases",
        lambda s: {"mine": [_mine(s, n, told=bool(n % 2)) for n in range(s.lots(2))]},
    ),
    Case(mine_modal, "Mijn praktijken: nog geen", "My cases: none", lambda _: {"mine": []}),
    Case(
        tell_modal,
        "Vertellen hoe het afliep, vanuit je eigen lijst",
        "Telling how it ended, from your own list",
        lambda s: {"case": case(s, told=True)},
    ),
    Case(
        reach_modal,
        "Wie een praktijk leest, en wanneer ik ernaar vraag",
        "Who reads a case, and when I ask about it",
        lambda s: {"each": _mine(s)},
    ),
    Case(
        which_modal,
        "Een lopende praktijk of een nieuwe",
        "A running case or a new one",
        lambda s: {"choice": Choice(s.meeting(), [case(s, n) for n in range(s.lots())])},
    ),
    Case(
        take_modal,
        "Een praktijk naar een volgende bijeenkomst",
        "A case to a next session",
        lambda s: {"taking": _taking(s), "zone": s.zone, "circle_id": s.id()},
    ),
    Case(
        question_message,
        "De ene vraag over een praktijk",
        "The one question about a case",
        lambda s: {"case": case(s)},
    ),
    Case(
        answered_message,
        "De vraag over een praktijk, beantwoord",
        "The question about a case, answered",
        lambda s: {"case": case(s, told=True)},
    ),
    message_saying("case-no-table", "Dat kan niet", "Not possible"),
    form_saying("case-ask-day", "Onder een veld", "Under a field"),
)
