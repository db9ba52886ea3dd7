"""All that acts of this room leave in the database, done once and twice, and who may not."""

from dataclasses import replace

import pytest

from bot.domain.cases import case_votes, cases
from bot.domain.sessions import attendance, duties, notes, preparation, recaps, runs, syllabi
from bot.domain.sessions.recaps import RecapForm
from storage.models import Duty, ReleaseLevel
from tests.domain.acts import LEADS, OWN, STRANGERS, Act, check
from tests.domain.world import CASE, NOW, World, prepared, voting

ACTS = [
    Act(
        "note written",
        "chris",
        lambda w, a: notes.write(w.session, a, w.past.id, "agreement", "Op tijd", NOW),
        {"+note kind=agreement level=private", "audit note.kept"},
        again={"+note kind=agreement level=private", "audit note.kept"},
        barred=STRANGERS,
    ),
    Act(
        "note shared",
        "bram",
        lambda w, a: notes.share(w.session, a, w.note.id, notes.fingerprint(w.note), NOW),
        {"audit note.shared", "note.level=circle"},
        again={"audit note.shared"},
        barred=OWN,
    ),
    Act(
        "note thrown away",
        "bram",
        lambda w, a: notes.throw_away(w.session, a, w.note.id, NOW),
        {"audit note.thrown_away", "note.text="},
        again="error-not-found",
        barred=OWN,
    ),
    Act(
        "point parked",
        "chris",
        lambda w, a: notes.park(w.session, a, w.past.id, "De kosten", NOW),
        {"+parked_point state=open", "audit point.parked"},
        barred=STRANGERS,
    ),
    Act(
        "point dropped",
        "bram",
        lambda w, a: notes.drop_point(w.session, a, w.point.id, NOW),
        {"audit point.dropped", "parked_point.settled_at=now", "parked_point.state=dropped"},
        again="point-settled",
        barred={"chris": "point-not-yours"} | STRANGERS,
    ),
    Act(
        "point asked",
        "bram",
        lambda w, a: notes.ask_point(w.session, a, w.point.id, "Hoe gaat het met de btw?", NOW),
        {
            "+learning_question state=open",
            "audit point.asked",
            "learning_question to ada",
            "parked_point.question_id=learning_question",
            "parked_point.settled_at=now",
            "parked_point.state=asked",
        },
        again="point-settled",
        barred={"chris": "point-not-yours"} | STRANGERS,
    ),
    Act(
        "case brought",
        "chris",
        lambda w, a: cases.bring(w.session, a, w.ahead.id, CASE, NOW),
        {"+brought_case", "+case release_level=circle", "audit case.brought"},
        again={"+brought_case", "+case release_level=circle", "audit case.brought"},
        barred=STRANGERS,
    ),
    Act(
        "case edited",
        "bram",
        lambda w, a: cases.edit(w.session, a, w.case.id, replace(CASE, title="Staal"), NOW),
        {"audit case.edited", "case.title=Staal"},
        again={"audit case.edited"},
        barred=OWN,
    ),
    Act(
        "case taken back",
        "bram",
        lambda w, a: cases.withdraw(w.session, a, w.brought, NOW),
        {"audit case.withdrawn", "brought_case.asked=", "brought_case.withdrawn_at=now"},
        again="case-already-withdrawn",
        barred=OWN,
    ),
    Act(
        "case followed up",
        "bram",
        lambda w, a: cases.follow_up(
            w.session,
            a,
            w.case.id,
            cases.Outcome("Gelukt", "De wethouder", ReleaseLevel.NETWORK),
            NOW,
        ),
        {
            "audit case.followed_up",
            "case.release_level=network",
            "case.result=Gelukt",
            "case.told_at=now",
            "case.unlocked_by=De wethouder",
        },
        again={"audit case.followed_up"},
        barred=OWN,
    ),
    Act(
        "case vote started",
        "ada",
        lambda w, a: case_votes.start_vote(w.session, a, w.ahead.id, NOW),
        {"+case_tally", "+case_vote", "audit case_vote.opened", "case_vote to C0KRING"},
        again="case-vote-open",
        barred=LEADS,
    ),
    Act(
        "check in",
        "bram",
        lambda w, a: attendance.check_in(w.session, a, w.past.id, NOW),
        {"+attendance was_present", "audit meeting.checked_in", "stale prompt"},
        again={"audit meeting.checked_in", "stale prompt"},
        barred=STRANGERS,
    ),
    Act(
        "recap kept",
        "ada",
        lambda w, a: recaps.keep(
            w.session, a, RecapForm(w.past.id, "Kort", [w.answer.id], [w.intention.id]), NOW
        ),
        {"+recap state=draft"},
        barred=LEADS,
    ),
    Act(
        "recap not wanted",
        "ada",
        lambda w, a: recaps.dismiss(w.session, a, w.past.id, NOW),
        {"+recap state=dismissed", "audit recap.dismissed", "stale meeting_wrap_up"},
        again={"audit recap.dismissed", "stale meeting_wrap_up"},
        barred=LEADS,
    ),
    Act(
        "presence corrected",
        "ada",
        lambda w, a: attendance.correct(w.session, a, w.past.id, [w.bram.id], NOW),
        {
            "+attendance",
            "+attendance was_present",
            "audit meeting.attendance",
            "stale meeting_wrap_up",
            "stale prompt",
        },
        again={"audit meeting.attendance", "stale meeting_wrap_up", "stale prompt"},
        barred=LEADS,
    ),
    Act(
        "case voted",
        "bram",
        lambda w, a: case_votes.cast(w.session, a, voting(w), w.case.id, NOW),
        {"+case_voter", "case_tally.votes=1"},
        again="case-voted",
        barred={"ada": "case-vote-participants"} | STRANGERS,
        first=voting,
        tells=False,
    ),
    Act(
        "case vote closed",
        "ada",
        lambda w, a: case_votes.close_vote(w.session, a, voting(w), NOW),
        {"audit case_vote.closed", "case_vote.closed_at=now", "case_vote_closed to C0KRING"},
        again="case-vote-closed",
        barred=LEADS,
        first=voting,
    ),
    Act(
        "case picked",
        "ada",
        lambda w, a: case_votes.pick(w.session, a, w.brought, NOW),
        {"audit case.picked", "brought_case.chosen_at=now", "case_picked to C0KRING"},
        again="case-chosen-already",
        barred=LEADS,
        first=lambda w: case_votes.close_vote(w.session, w.ada, voting(w), NOW),
    ),
    Act(
        "run prepared",
        "ada",
        lambda w, a: preparation.prepare(w.session, a, w.ahead.id, NOW),
        {"+run state=prepared", "+run_phase"},
        barred={"bram": "run-leaders-only", "chris": "run-leaders-only"} | STRANGERS,
    ),
    Act(
        "phase moved up",
        "ada",
        lambda w, a: preparation.move_up(w.session, a, w.ahead.id, prepared(w)[1], NOW),
        {"run_phase.position=0", "run_phase.position=1"},
        again={"run_phase.position=0", "run_phase.position=1"},
        barred={"bram": "run-leaders-only", "chris": "run-leaders-only"} | STRANGERS,
        first=prepared,
    ),
    Act(
        "phase dropped",
        "ada",
        lambda w, a: preparation.drop_phase(w.session, a, w.ahead.id, prepared(w)[1], NOW),
        {"-run_phase", "run_phase.position=1", "run_phase.position=2", "run_phase.position=3"},
        again={"-run_phase", "run_phase.position=1", "run_phase.position=2"},
        barred={"bram": "run-leaders-only", "chris": "run-leaders-only"} | STRANGERS,
        first=prepared,
    ),
    Act(
        "phases fitted",
        "ada",
        lambda w, a: preparation.fit_again(w.session, a, w.ahead.id, NOW),
        set(),
        barred={"bram": "run-leaders-only", "chris": "run-leaders-only"} | STRANGERS,
        first=prepared,
    ),
    Act(
        "run started",
        "ada",
        lambda w, a: runs.start(w.session, a, w.ahead.id, w.ahead.starts_at),
        {
            "audit run.started",
            "run to C0KRING",
            "run.ends_at=now+167.083h",
            "run.message_id=delivery",
            "run.seconds_given=300",
            "run.started_at=now+167h",
            "run.starts_at=now+167h",
            "run.state=running",
            "run.step=1",
            "run_phase to C0KRING",
        },
        again="run-goes-on",
        barred={"bram": "run-leaders-only", "chris": "run-leaders-only"} | STRANGERS,
        first=prepared,
    ),
    Act(
        "duties never",
        "bram",
        lambda w, a: duties.never(w.session, a, w.ahead.id, [Duty.GUIDE], NOW),
        {"+duty_wish duty=guide"},
        again={"+duty_wish duty=guide", "-duty_wish"},
        barred=STRANGERS,
        tells=False,
    ),
    Act(
        "path adopted",
        "ada",
        lambda w, a: syllabi.adopt(
            w.session, a, w.circle.id, syllabi.shipped("nl")[0].key, NOW
        ),
        {"+syllabus", "audit syllabus.made"},
        again={"+syllabus", "audit syllabus.made"},
        barred=LEADS,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
