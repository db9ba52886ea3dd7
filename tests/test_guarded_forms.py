"""A form that changes what is stored is compared with it; each other one says why not."""

import ast
from collections.abc import Iterator
from pathlib import Path

HANDLERS = Path(__file__).parent.parent / "handlers"
ADDS = "adds something new; nothing is replaced"
LOOKS = "shows what was filled in before anything is stored, and compares by itself"
CHOOSES = "only a choice of what to open"
WRITES = "compares in the transaction that writes"
UNGUARDED = {
    "ids.APPROVAL_NO": "answers a request once",
    "ids.CALENDAR_MAIL": ADDS,
    "ids.CAPTURE_FORM": ADDS,
    "ids.CAPTURE_KEEP": ADDS,
    "ids.CAPTURE_OWN": ADDS,
    "ids.CASE_CHOOSE": CHOOSES,
    "ids.CASE_WHICH": CHOOSES,
    "ids.CASE_VOTE": "a vote is cast once",
    "ids.CHANGE_CANCEL": LOOKS,
    "ids.CHANGE_CANCEL_PREVIEW": LOOKS,
    "ids.CHANGE_MOVE_PREVIEW": LOOKS,
    "ids.CIRCLE_NEW": ADDS,
    "ids.CIRCLE_PREVIEW": LOOKS,
    "ids.DIGEST_ASK": "asks somebody; it takes the place of a question to somebody else",
    "ids.DIGEST_NEW": ADDS,
    "ids.DIGEST_PREVIEW": LOOKS,
    "ids.ENDING_STOP": LOOKS,
    "ids.GROUP_FORM": WRITES,
    "ids.HANDOVER_FORM": ADDS,
    "ids.INSIGHT_CHOOSE": CHOOSES,
    "ids.INSIGHT_WITHDRAW": "takes a card back, whatever it says",
    "ids.INSIGHT_PREVIEW": LOOKS,
    "ids.INTENTION_PREVIEW": LOOKS,
    "ids.JOIN_ASK": ADDS,
    "ids.JOIN_DECLINE": "answers a request once",
    "ids.MEETING_PLAN": ADDS,
    "ids.MEETING_PREVIEW": LOOKS,
    "ids.MEMBER_FORM": "sends who was added and taken out, not the whole list",
    "ids.MEMBER_PREVIEW": LOOKS,
    "ids.METHOD_SAVE": "a new version; the one before stays",
    "ids.NOTE_FORM": ADDS,
    "ids.NOTE_PREVIEW": LOOKS,
    "ids.POINT_ASK": ADDS,
    "ids.POINT_FORM": ADDS,
    "ids.POLL_NEW": ADDS,
    "ids.POLL_PREVIEW": LOOKS,
    "ids.POLL_VOTE": WRITES,
    "ids.PROFILE_PREVIEW": LOOKS,
    "ids.PULSE_FORM": ADDS,
    "ids.QUESTION_ANSWER": ADDS,
    "ids.QUESTION_DECLINE": ADDS,
    "ids.QUESTION_MERGE": ADDS,
    "ids.QUESTION_NEW": ADDS,
    "ids.RATING_WORD": ADDS,
    "ids.RECAP_PREVIEW": LOOKS,
    "ids.REFLECTION_CHOOSE": CHOOSES,
    "ids.REFLECTION_FORM": WRITES,
    "ids.REFLECTION_PREVIEW": LOOKS,
    "ids.RUN_CHOOSE": CHOOSES,
    "ids.SEARCH_REFINE": CHOOSES,
    "ids.SPECIAL_NEW": ADDS,
    "ids.SPECIAL_PREVIEW": LOOKS,
    "ids.SUBSCRIPTION_MAIL": ADDS,
    "ids.SYLLABUS_PLAN": ADDS,
    "ids.SYLLABUS_PREVIEW": LOOKS,
}


OPENERS = {"door.view", "door.for_everybody.view"}


def forms() -> Iterator[tuple[str, bool]]:
    """Each form that is sent in, and whether it says how it would open now."""
    for path in sorted(HANDLERS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in OPENERS:
                yield ast.unparse(node.args[0]), len(node.args) > 2


def test_every_form_that_changes_something_is_compared() -> None:
    found = dict(forms())

    assert len(found) > 50
    assert {form for form, is_guarded in found.items() if not is_guarded} == set(UNGUARDED)
