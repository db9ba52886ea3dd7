"""How a vote about cases looks: that one is open, the ballot, and what came of it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ButtonElement,
    InputInteractiveElement,
)

from bot.domain.cases.case_votes import VoteOutcome
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, radio
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.cases.cases import Brought
from storage.models import CaseVote, Circle

FEW = 10  # choices that Slack shows as radio buttons


def ballot_modal(
    vote: CaseVote, choices: Sequence[Brought], texts: Texts, page: int = 0
) -> Json:
    """See `read_ballot`. What was chosen stays chosen while the pages are turned."""
    options = [option(case.title, case.id) for _, case, _ in choices]
    few = len(options) <= FEW
    chooser: InputInteractiveElement = radio(options) if few else drop_down(options)
    shown = page_of(
        [
            [strong(case.title), quote(case.asked_of_others), fine_print(person.name)]
            for _, case, person in choices
        ],
        page,
    )
    return modal(
        ids.CASE_VOTE,
        texts("case-ballot-title"),
        [
            say(texts("case-ballot-opening")),
            *shown.blocks,
            *turners(shown, ids.CASE_BALLOT_PAGE, texts),
            field("case", texts("case-ballot-label"), chooser),
            fine_print(texts("case-ballot-anonymous")),
        ],
        submit=texts("case-cast"),
        close=texts("button-cancel"),
        remember={"vote": vote.id},
    )


def read_vote(view: Json) -> int:
    return read_id(remembered(view).get("vote"))


def read_ballot(view: Json) -> tuple[int, int]:
    """The vote and the case; 0 when none was chosen, which no case is."""
    chosen = Answers(view).choice("case")
    return read_vote(view), read_id(chosen) if chosen else 0


def vote_message(vote: CaseVote, texts: Texts) -> Message:
    return message(
        say(texts("case-vote-opened")),
        buttons(button(texts("case-ballot"), ids.CASE_BALLOT, vote.id, style="primary")),
        fine_print(texts("case-ballot-anonymous")),
    )


def closed_message(outcome: VoteOutcome, circle: Circle, texts: Texts) -> Message:
    if len(outcome.winners) == 1:
        return chosen_message(circle, texts)
    said = texts("case-tie" if outcome.winners else "case-nobody-voted")
    return message(say(said), buttons(_see(circle, texts)))


def chosen_message(circle: Circle, texts: Texts) -> Message:
    return message(say(texts("case-chosen")), buttons(_see(circle, texts)))


def _see(circle: Circle, texts: Texts) -> ButtonElement:
    return button(texts("case-see"), ids.CASE_OPEN, circle.id)
