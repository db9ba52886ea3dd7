"""All that acts of this room leave in the database, done once and twice, and who may not."""

from datetime import date

import pytest

from bot.domain.circle import approvals, free_days, handovers, members, settings, themes
from bot.domain.circle.circles import Basics
from bot.domain.circle.free_days import PeriodForm
from bot.domain.circle.members import MembersForm
from bot.domain.circle.settings import CircleEdit
from bot.domain.decisions import endings
from storage.models import CircleState, ThemeGroup
from tests.domain.acts import LEADS, OWN, Act, check
from tests.domain.world import NOW, WEEK, World, profile, vacant

ACTS = [
    Act(
        "approval rule",
        "mia",
        lambda w, a: approvals.set_rule(w.session, a, NOW, needed=True),
        {"audit approval.rule", "workspace.approves_circles=True"},
        again={"audit approval.rule"},
        barred=dict.fromkeys(("ada", "bram", "chris", "dora"), "status-not-allowed"),
        tells=False,
    ),
    Act(
        "theme added",
        "mia",
        lambda w, a: themes.add(
            w.session, a, themes.Wording("Bodem", "Soil", ThemeGroup.AGENDA), NOW
        ),
        {"+theme group=agenda", "audit theme.added"},
        again="theme-taken",
        barred=dict.fromkeys(("ada", "bram", "chris", "dora"), "theme-not-allowed"),
        tells=False,
    ),
    Act(
        "theme retired",
        "mia",
        lambda w, a: themes.retire(w.session, a, "procurement", NOW),
        {"+theme group=instrument", "audit theme.retired"},
        again="error-already-done",
        barred=dict.fromkeys(("ada", "bram", "chris", "dora"), "theme-not-allowed"),
        tells=False,
    ),
    Act(
        "theme renamed",
        "mia",
        lambda w, a: themes.rename(
            w.session, a, "procurement", themes.Wording("Kopen", "", ThemeGroup.INSTRUMENT), NOW
        ),
        {"+theme group=instrument", "audit theme.renamed"},
        again={"audit theme.renamed"},
        barred=dict.fromkeys(("ada", "bram", "chris", "dora"), "theme-not-allowed"),
        tells=False,
    ),
    Act(
        "handover accepted",
        "bram",
        lambda w, a: handovers.accept(w.session, a, w.handover, NOW),
        {
            "audit handover.accepted",
            "facilitators_changed to C0KRING",
            "handover.answered_at=now",
            "handover.state=accepted",
            "handover_answered to ada",
            "membership.role=facilitator",
            "membership.role=participant",
            "membership.role_since=now",
            "stale handover",
        },
        again="handover-is-accepted",
        barred=OWN,
    ),
    Act(
        "handover declined",
        "bram",
        lambda w, a: handovers.decline(w.session, a, w.handover, NOW),
        {
            "audit handover.declined",
            "handover.answered_at=now",
            "handover.state=declined",
            "handover_answered to ada",
            "stale handover",
        },
        again="handover-is-declined",
        barred=OWN,
    ),
    Act(
        "handover taken back",
        "ada",
        lambda w, a: handovers.withdraw(w.session, a, w.handover, NOW),
        {
            "audit handover.withdrawn",
            "handover.answered_at=now",
            "handover.state=withdrawn",
            "stale handover",
        },
        again="handover-is-withdrawn",
        barred=LEADS,
    ),
    Act(
        "circle paused",
        "ada",
        lambda w, a: endings.stop(
            w.session,
            a,
            w.circle.id,
            CircleState.PAUSED,
            {w.ahead.id: w.ahead.calendar_sequence},
            NOW + WEEK / 7,
        ),
        {
            "+meeting_change kind=cancelled",
            "audit circle.paused",
            "audit poll.cancelled",
            "circle.ended_at=now+24h",
            "circle.state=paused",
            "circle_ended to bram",
            "circle_ended to chris",
            "meeting.calendar_sequence=1",
            "meeting.change_id=meeting_change",
            "meeting.changed_at=now+24h",
            "meeting.state=cancelled",
            "poll.state=cancelled",
            "stale poll",
        },
        again="ending-stopped-already",
        barred=LEADS,
    ),
    Act(
        "member added",
        "ada",
        lambda w, a: members.change(
            w.session,
            a,
            MembersForm(w.circle.id, {}, [w.ada.address], [w.dora.address]),
            [profile(w.ada), profile(w.dora)],
            NOW,
        ),
        {
            "+membership role=participant hosts",
            "audit circle.members",
            "invitation to dora",
            "person.refreshed_at=now",
            "poll to dora",
            "welcome to dora",
        },
        again="member-nothing-changes",
        barred=LEADS,
    ),
    Act(
        "circle renamed",
        "ada",
        lambda w, a: settings.change(
            w.session,
            a,
            CircleEdit(
                w.circle.id, Basics("Bouwen", "procurement", "Leren.", "C0KRING"), "nl", None
            ),
            NOW,
        ),
        {
            "audit circle.changed",
            "circle.name=Bouwen",
            "circle_changed to C0KRING",
            "meeting.calendar_sequence=1",
        },
        barred=LEADS,
    ),
    Act(
        "period added",
        "ada",
        lambda w, a: free_days.put(
            w.session, a, PeriodForm("noord", "spring", date(2026, 5, 1), date(2026, 5, 9)), NOW
        ),
        {"+school_holiday", "audit free_days.changed"},
        again={"+school_holiday", "audit free_days.changed"},
        barred=dict.fromkeys(("bram", "chris", "dora"), "free-not-allowed"),
        tells=False,
    ),
    Act(
        "liberation day",
        "mia",
        lambda w, a: free_days.set_liberation_day(w.session, a, NOW, off=True),
        {"audit free_days.liberation", "workspace.liberation_day_off=True"},
        again={"audit free_days.liberation"},
        barred=dict.fromkeys(("bram", "chris", "dora"), "free-not-allowed"),
        tells=False,
    ),
    Act(
        "vacancy taken",
        "bram",
        lambda w, a: handovers.take_over(w.session, a, w.circle.id, NOW),
        {
            "audit vacancy.filled",
            "facilitators_changed to C0KRING",
            "membership.role=facilitator",
            "membership.role_since=now",
        },
        again="wanted-is-filled",
        barred=dict.fromkeys(("ada", "dora"), "error-not-found"),
        first=vacant,
    ),
    Act(
        "vacancy refused",
        "bram",
        lambda w, a: handovers.refuse(w.session, a, w.circle.id, NOW),
        {"+handover then=leads state=declined", "audit vacancy.declined"},
        again={"audit vacancy.declined"},
        barred=dict.fromkeys(("ada", "dora"), "error-not-found"),
        first=vacant,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
