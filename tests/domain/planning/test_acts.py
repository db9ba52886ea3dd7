"""All that acts of this room leave in the database, done once and twice, and who may not."""

from datetime import date, time

import pytest
from sqlalchemy import select

from bot.domain.base.kinds import MessageKind
from bot.domain.decisions import choosing, polls, votes
from bot.domain.planning import changes, hosts, invitations, meetings, remarks
from storage.models import Delivery, MeetingSeries, Rsvp, Vote
from tests.domain.acts import LEADS, STRANGERS, Act, check
from tests.domain.effects import effects
from tests.domain.world import NOW, WEEK, World

POLL_BECAME_A_SESSION = {
    "+attendance rsvp=yes",
    "+meeting state=planned",
    "+meeting_series",
    "audit meetings.planned",
    "audit poll.chosen",
    "invitation to bram",
    "invitation to chris",
    "poll.meeting_id=meeting",
    "poll.state=planned",
    "stale poll",
}
ACTS = [
    Act(
        "rotation",
        "ada",
        lambda w, a: hosts.set_rotation(w.session, a, w.circle.id, NOW, rotates=False),
        {"audit circle.hosting", "circle.rotates_host=False"},
        again={"audit circle.hosting"},
        barred=LEADS,
    ),
    Act(
        "rsvp yes",
        "bram",
        lambda w, a: invitations.answer(w.session, a, w.ahead.id, Rsvp.YES, NOW),
        {"+attendance rsvp=yes"},
        barred=STRANGERS,
    ),
    Act(
        "rsvp no",
        "bram",
        lambda w, a: invitations.answer(w.session, a, w.ahead.id, Rsvp.NO, NOW),
        {"+attendance rsvp=no"},
        barred=STRANGERS,
    ),
    Act(
        "session moved",
        "ada",
        lambda w, a: changes.move(
            w.session,
            a,
            changes.Move(
                w.ahead.id,
                w.ahead.local_start.date() + WEEK / 7,
                w.ahead.local_start.time(),
                60,
                "Stadhuis",
                False,
            ),
            {w.ahead.id: w.ahead.calendar_sequence},
            NOW,
        ),
        {
            "+attendance rsvp=yes",
            "+meeting_change kind=moved",
            "audit meetings.moved",
            "meeting.calendar_sequence=1",
            "meeting.change_id=meeting_change",
            "meeting.changed_at=now",
            "meeting.ends_at=now+192h",
            "meeting.local_start=2026-03-12 12:00:00",
            "meeting.moved_from=now+167h",
            "meeting.starts_at=now+191h",
            "meeting_change to bram",
            "meeting_change to chris",
        },
        again={
            "+meeting_change kind=moved",
            "audit meetings.moved",
            "meeting.calendar_sequence=2",
            "meeting.change_id=meeting_change",
            "meeting.ends_at=now+216h",
            "meeting.local_start=2026-03-13 12:00:00",
            "meeting.moved_from=now+191h",
            "meeting.starts_at=now+215h",
            "meeting_change to bram",
            "meeting_change to chris",
            "stale meeting_change",
        },
        barred=LEADS,
    ),
    Act(
        "session cancelled",
        "ada",
        lambda w, a: changes.cancel(
            w.session,
            a,
            w.ahead.id,
            {w.ahead.id: w.ahead.calendar_sequence},
            NOW,
            all_following=False,
        ),
        {
            "+meeting_change kind=cancelled",
            "audit meetings.cancelled",
            "meeting.calendar_sequence=1",
            "meeting.change_id=meeting_change",
            "meeting.changed_at=now",
            "meeting.state=cancelled",
            "meeting_change to bram",
            "meeting_change to chris",
        },
        again="change-was-cancelled",
        barred=LEADS,
    ),
    Act(
        "host taken",
        "bram",
        lambda w, a: hosts.take(w.session, a, w.ahead.id, NOW),
        {"+host_turn state=yes", "audit host.taken", "stale host_question"},
        again={"audit host.taken", "stale host_question"},
        barred=STRANGERS,
    ),
    Act(
        "host declined",
        "bram",
        lambda w, a: hosts.decline(w.session, a, w.ahead.id, NOW),
        {"+host_turn state=no", "audit host.declined", "stale host_question"},
        again={"audit host.declined", "stale host_question"},
        barred=STRANGERS,
    ),
    Act(
        "host chosen",
        "ada",
        lambda w, a: hosts.choose(w.session, a, w.ahead.id, w.bram.id, NOW),
        {
            "+host_turn state=yes",
            "audit host.chosen",
            "host_chosen to bram",
            "stale host_question",
        },
        again={"audit host.chosen"},
        barred=LEADS,
    ),
    Act(
        "no host",
        "ada",
        lambda w, a: hosts.choose(w.session, a, w.ahead.id, None, NOW),
        {"audit host.chosen", "stale host_question"},
        again={"audit host.chosen", "stale host_question"},
        barred=LEADS,
    ),
    Act(
        "voted",
        "bram",
        lambda w, a: votes.vote(
            w.session,
            a,
            votes.to_vote(w.session, a, w.poll.id, NOW),
            {w.slots[0]: Vote.YES},
            NOW,
        ),
        {"+poll_vote vote=yes", "stale poll"},
        again={"stale poll"},
        barred=STRANGERS,
    ),
    Act(
        "slot chosen",
        "ada",
        lambda w, a: choosing.choose(w.session, a, w.slots[0], NOW),
        POLL_BECAME_A_SESSION,
        again="poll-is-planned",
        barred=LEADS,
    ),
    Act(
        "planned instead of a poll",
        "ada",
        lambda w, a: choosing.plan(
            w.session,
            a,
            meetings.MeetingPlan(
                w.circle.id, date(2026, 5, 6), time(10), 60, "Zaal", instead_of=w.poll.id
            ),
            NOW,
        ),
        POLL_BECAME_A_SESSION,
        again="poll-is-planned",
        barred=LEADS,
    ),
    Act(
        "poll closed",
        "ada",
        lambda w, a: polls.close(w.session, a, w.poll.id, NOW),
        {"audit poll.closed", "poll.closes_at=now", "stale poll"},
        again="poll-is-closed",
        barred=LEADS,
    ),
    Act(
        "session planned",
        "ada",
        lambda w, a: meetings.plan(
            w.session,
            a,
            meetings.MeetingPlan(w.circle.id, date(2026, 5, 6), time(10), 60, "Zaal"),
            NOW,
        ),
        {
            "+attendance rsvp=yes",
            "+meeting state=planned",
            "+meeting_series",
            "audit meetings.planned",
            "invitation to bram",
            "invitation to chris",
        },
        again={
            "+attendance rsvp=yes",
            "+meeting state=planned",
            "+meeting_series",
            "audit meetings.planned",
            "invitation to bram",
            "invitation to chris",
        },
        barred=LEADS,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)


def test_a_remark_that_is_taken_away_is_gone_from_what_showed_it(w: World) -> None:
    series = w.session.get_one(MeetingSeries, w.ahead.series_id)
    series.remark = "Neem laarzen mee"
    sent = w.session.scalars(select(Delivery).where(Delivery.person_id == w.bram.id)).first()
    assert sent is not None
    sent.kind, sent.subject_id = MessageKind.INVITATION.value, series.id

    with effects(w.session, NOW) as left:
        remarks.forget(w.session, series, NOW)

    assert left == {"meeting_series.remark=", "stale invitation"}
