"""A new circle that waits for a programme manager."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circle.approvals import LONGEST_REASON, ApprovalSeen, Draft
from bot.slack.circle.approvals import (
    answered_message,
    asked_message,
    no_modal,
    rule_modal,
    waits_modal,
)
from bot.slack.circle.circles import preview_modal
from storage.models import Approval, ApprovalState

DUTCH = dict(zip(ApprovalState, ("gevraagd", "ja", "nee"), strict=True))
ANSWERED = (ApprovalState.APPROVED, ApprovalState.REFUSED)


def _row(s: Samples, state: ApprovalState) -> Approval:
    refused = state is ApprovalState.REFUSED
    reason = s.words(LONGEST_REASON) if refused else ""
    return Approval(circle_id=s.id(), state=state, asked_by=s.id(), asked_at=NOW, reason=reason)


def _seen(s: Samples, state: ApprovalState, *, by_someone: bool = True) -> ApprovalSeen:
    by = s.person(1) if by_someone and state is not ApprovalState.ASKED else None
    return ApprovalSeen(_row(s, state), s.overview(), s.person(), by)


CASES = (
    *(
        Case(
            asked_message,
            f"Mag deze kring starten? ({DUTCH[state]})",
            f"May this circle start? ({state.value})",
            lambda s, state=state: {"seen": _seen(s, state)},  # type: ignore[misc]
        )
        for state in ApprovalState
    ),
    Case(
        asked_message,
        "Mag deze kring starten? Niet meer nodig",
        "May this circle start? No longer needed",
        lambda s: {"seen": _seen(s, ApprovalState.APPROVED, by_someone=False)},
    ),
    *(
        Case(
            answered_message,
            f"Antwoord aan de maker van een kring ({DUTCH[state]})",
            f"The answer to whoever made a circle ({state.value})",
            lambda s, state=state: {"seen": _seen(s, state)},  # type: ignore[misc]
        )
        for state in ANSWERED
    ),
    Case(
        preview_modal,
        "Leerkring nakijken: eerst goedkeuring",
        "Checking a circle: approval first",
        lambda s: {"found": Draft(s.overview(), is_needed=True)},
    ),
    Case(
        preview_modal,
        "Leerkring nakijken: wacht op goedkeuring",
        "Checking a circle: it waits for approval",
        lambda s: {"found": Draft(s.overview(), True, _row(s, ApprovalState.ASKED))},
    ),
    Case(
        preview_modal,
        "Leerkring nakijken: er is nee gezegd",
        "Checking a circle: it was refused",
        lambda s: {"found": Draft(s.overview(), True, _row(s, ApprovalState.REFUSED))},
    ),
    Case(
        waits_modal,
        "Goedkeuring gevraagd",
        "Approval was asked for",
        lambda s: {"circle": s.circle()},
    ),
    Case(
        no_modal,
        "Waarom een kring nu niet start",
        "Why a circle does not start now",
        lambda s: {"seen": _seen(s, ApprovalState.ASKED)},
    ),
    Case(
        rule_modal,
        "Wachten nieuwe kringen op goedkeuring?",
        "Do new circles wait for approval?",
        lambda s: {"needed": s.long},
    ),
)
