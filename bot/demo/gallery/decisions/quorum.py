"""Too few people for a session: what a facilitator can do, and how many are enough."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.decisions.polls import those_in
from bot.demo.gallery.people.notices import form_saying
from bot.demo.gallery.samples import Samples
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.decisions.quorum import Shortage
from bot.slack.base.notices import notice_modal
from bot.slack.decisions.quorum import called_off_message, offer_message, quorum_modal
from storage.models import MeetingState, QuorumChoice, QuorumWay


def _shortage(
    s: Samples,
    way: QuorumWay | None = None,
    *,
    coming: int | None = None,
    needed: int | None = None,
    is_off: bool = False,
) -> Shortage:
    members = those_in(s, MOST_MEMBERS)
    there = members[: len(members) - 1 if coming is None else coming]
    meeting = s.meeting()
    meeting.state = MeetingState.CANCELLED if is_off else MeetingState.PLANNED
    choice = QuorumChoice(way=way, meeting_id=s.id(), person_id=s.id()) if way else None
    enough = len(there) + 1 if needed is None else needed
    return Shortage(
        s.circle(), meeting, members, there, enough, choice, s.person() if way else None
    )


def _offers() -> tuple[Case, ...]:
    told: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("te weinig", "too few", {}),
        ("niemand", "nobody", {"coming": 0}),
        ("één", "one", {"coming": 1, "needed": 3}),
        ("toch genoeg", "enough after all", {"needed": 0}),
        ("een ronde", "a round", {"way": QuorumWay.ROUND}),
        ("een andere datum", "another date", {"way": QuorumWay.NEW_DATE}),
        ("het gaat door", "it goes on", {"way": QuorumWay.GO_ON}),
        ("afgezegd", "cancelled", {"is_off": True}),
        ("door, en toch afgezegd", "on, and off", {"way": QuorumWay.GO_ON, "is_off": True}),
    )
    return tuple(
        Case(
            offer_message,
            f"Weinig aanmeldingen: {dutch}",
            f"Few sign-ups: {english}",
            partial(_offer, **how),
        )
        for dutch, english, how in told
    )


def _offer(s: Samples, **how: Any) -> Mapping[str, Any]:
    return {"found": _shortage(s, **how), "zone": s.zone}


def _said(text_id: str, **with_: Any) -> Case:
    told = ", ".join(f"{key}={value}" for key, value in with_.items())
    return Case(
        notice_modal,
        f"Gedaan: {text_id} {told}".strip(),
        f"Done: {text_id} {told}".strip(),
        lambda s: {"sentence": s.texts(text_id, **with_)},
    )


CASES = (
    *_offers(),
    Case(
        called_off_message,
        "De bijeenkomst gaat niet door, voor medebegeleiders",
        "The session is cancelled, for co-facilitators",
        lambda s: {"found": _shortage(s), "zone": s.zone},
    ),
    Case(
        quorum_modal,
        "Minimumaantal",
        "Minimum participants",
        lambda s: {"circle": s.circle(), "needed": s.many(MOST_MEMBERS)},
    ),
    *(_said("answer-all-done", yes=yes) for yes in (0, 1, 5)),
    *(_said("quorum-set", needed=needed) for needed in (0, 1, 5)),
    form_saying("quorum-wrong", "Onder een veld", "Under a field"),
)
