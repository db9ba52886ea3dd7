"""All that acts of this room leave in the database, done once and twice, and who may not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agenda.insights.ageing import OLD_AFTER
from bot.domain.harvest import drafts
from bot.domain.harvest.cards import Proposal
from bot.domain.insights import (
    ageing,
    card_words,
    curation,
    recognition,
    release,
    remains,
    trials,
    wishes,
    withdrawal,
)
from bot.domain.insights.recognition import VoiceForm
from bot.domain.insights.release import BY_AUTHOR
from storage.models import InsightState, ReleaseLevel, Stance, TrialResult
from tests.domain.acts import LEADS, OWN, STRANGERS, Act, check
from tests.domain.world import CARD, NOW, WEEK, World, used

YEAR, SECOND = OLD_AFTER, timedelta(seconds=1)
ACTS = [
    Act(
        "card agreed to",
        "bram",
        lambda w, a: release.give(w.session, a, w.asked.id, w.seen(), NOW),
        {
            "+search_document level=network kind=tip outcome=worked",
            "audit insight.consented",
            "insight.released_at=now",
            "insight.state=released",
            "insight_source.answered_at=now",
            "insight_source.consent=given",
            "insight_source.consented_level=network",
            "release_answered to ada",
            "stale release_request",
        },
        barred=OWN,
    ),
    Act(
        "card refused",
        "bram",
        lambda w, a: release.refuse(w.session, a, w.asked.id, w.seen(), NOW),
        {
            "audit insight.refused",
            "insight_source.answered_at=now",
            "insight_source.consent=refused",
            "release_answered to ada",
            "stale release_request",
        },
        barred=OWN,
    ),
    Act(
        "said what should change before a yes",
        "bram",
        lambda w, a: wishes.tell(w.session, a, w.asked.id, w.seen(), "Korter.", NOW),
        {"+revision_wish", "insight_revision to ada", "stale release_request"},
        again={"stale insight_revision", "stale release_request"},
        tells=False,
        barred=OWN,
    ),
    Act(
        "said what should change a year later",
        "bram",
        lambda w, a: wishes.tell(w.session, a, w.card.id, "", "Korter.", NOW),
        {"+revision_wish", "insight_revision to ada"},
        again={"stale insight_revision"},
        tells=False,
        barred={"ada": "age-no-facilitator", "chris": "error-not-found"} | STRANGERS,
    ),
    Act(
        "card taken back",
        "bram",
        lambda w, a: withdrawal.withdraw(w.session, a, w.card.id, NOW),
        {
            "-search_document",
            "audit insight.withdrawn",
            "insight.state=withdrawn",
            "insight.withdrawn_at=now",
            "insight.withdrawn_reason=author",
            "insight_source.answered_at=now",
            "insight_source.consent=refused",
            "insight_source.consented_level=private",
            "release_answered to ada",
            "stale release_answered",
        },
        barred=OWN,
    ),
    Act(
        "card retracted",
        "ada",
        lambda w, a: curation.withdraw(
            w.session, a, w.card.id, "outdated", "Er is iets nieuws.", NOW
        ),
        {
            "-search_document",
            "audit insight.retracted",
            "insight.state=withdrawn",
            "insight.withdrawn_at=now",
            "insight.withdrawn_reason=outdated",
            "insight.withdrawn_words=Er is iets nieuws.",
            "insight_withdrawn to bram",
            "stale release_answered",
        },
        again="release-card-withdrawn",
        barred=LEADS,
    ),
    Act(
        "card recognised",
        "dora",
        lambda w, a: recognition.say(
            w.session, a, w.card.id, VoiceForm(Stance.CONFIRMS, "", ""), NOW
        ),
        {"+recognition stance=confirms level=network", "audit insight.recognised"},
        again={"audit insight.recognised"},
        barred={
            "ada": "recognition-own",
            "bram": "recognition-own",
            "chris": ("organisation", "error-empty"),
        },
    ),
    Act(
        "card differs",
        "dora",
        lambda w, a: recognition.say(
            w.session, a, w.card.id, VoiceForm(Stance.DIFFERS, "Bij ons niet.", ""), NOW
        ),
        {"+recognition stance=differs level=network", "audit insight.recognised"},
        again={"audit insight.recognised"},
        barred={
            "ada": "recognition-own",
            "bram": "recognition-own",
            "chris": ("organisation", "error-empty"),
        },
    ),
    Act(
        "card used",
        "dora",
        lambda w, a: card_words.use(w.session, a, w.card.id, NOW),
        {"+insight_use"},
    ),
    Act(
        "answer lowered",
        "bram",
        lambda w, a: withdrawal.lower(w.session, a, w.answer, ReleaseLevel.PRIVATE, NOW),
        {
            "-search_document",
            "audit reflection.lowered",
            "insight.state=withdrawn",
            "insight.withdrawn_at=now",
            "insight.withdrawn_reason=author",
            "insight_source.answered_at=now",
            "insight_source.consent=refused",
            "insight_source.consented_level=private",
            "reflection.release_level=private",
            "reflection.wanted_level=private",
            "release_answered to ada",
            "stale release_answered",
            "stale release_request",
        },
        again={"audit reflection.lowered", "stale release_request"},
    ),
    Act(
        "draft card saved",
        "ada",
        lambda w, a: drafts.save(
            w.session,
            a,
            None,
            Proposal("Titel", "", None, "", "", "", None, None),
            [w.answer.id],
            NOW,
        ),
        {
            "+insight outcome=partly kind=practice level=network state=note",
            "+insight_source consented_level=private",
            "audit insight.noted",
        },
        again={
            "+insight outcome=partly kind=practice level=network state=note",
            "+insight_source consented_level=private",
            "audit insight.noted",
        },
        barred=LEADS,
    ),
    Act(
        "note changed",
        "ada",
        lambda w, a: drafts.save(
            w.session, a, w.draft.id, replace(CARD, title="Anders"), [w.answer.id], NOW
        ),
        {"audit insight.noted", "insight.title=Anders"},
        again={"audit insight.noted"},
        barred=LEADS,
    ),
    Act(
        "card still holds",
        "bram",
        lambda w, a: ageing.still_holds(w.session, a, w.card.id, NOW + WEEK * 60),
        {"audit insight.holds", "insight.still_holds_at=now+10080h"},
        again={"audit insight.holds"},
        barred={"chris": "error-not-found"} | STRANGERS,
        tells=False,
    ),
    Act(
        "card outdated",
        "bram",
        lambda w, a: ageing.outdated(w.session, a, w.card.id, NOW + WEEK * 60),
        {
            "-search_document",
            "audit insight.withdrawn",
            "insight.state=withdrawn",
            "insight.withdrawn_at=now+10080h",
            "insight.withdrawn_reason=outdated",
            "insight_source.answered_at=now+10080h",
            "insight_source.consent=refused",
            "insight_source.consented_level=private",
            "release_answered to ada",
            "stale release_answered",
        },
        again="release-card-withdrawn",
        barred={"chris": "error-not-found"} | STRANGERS,
        tells=False,
    ),
    Act(
        "trial answered",
        "dora",
        lambda w, a: trials.answer(w.session, a, w.card.id, TrialResult.WORKED, NOW),
        {"+trial result=worked level=private", "audit insight.tried"},
        again={"audit insight.tried"},
        barred=OWN,
        first=used,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)


@pytest.mark.parametrize(
    ("what", "is_asked"),
    [
        ({}, True),
        ({"released_at": NOW - YEAR + SECOND}, False),
        ({"still_holds_at": NOW - YEAR}, True),
        ({"still_holds_at": NOW - SECOND}, False),  # said before it was asked
        ({"still_holds_at": NOW}, True),  # said since, and shown as said
        ({"withdrawn_at": NOW - SECOND}, False),
        ({"withdrawn_at": NOW}, True),
    ],
)
def test_of_which_old_cards_somebody_is_asked(
    w: World, what: dict[str, object], is_asked: bool
) -> None:
    for name, value in {"released_at": NOW - YEAR, **what}.items():
        setattr(w.card, name, value)
    w.session.flush()

    found = ageing.asked_of(w.session, w.circle.workspace_id, w.bram.id, NOW)

    assert [each.insight.id for each in found] == [w.card.id] * is_asked


@pytest.mark.parametrize(("hours", "is_to_be_made"), [(1, True), (-1, False)])
def test_what_remains_becomes_a_card_once(w: World, hours: int, is_to_be_made: bool) -> None:
    """Of the same answer another card was made before this one went, or since."""
    w.draft.created_at = w.asked.created_at - WEEK
    w.card.state, w.card.withdrawn_reason = InsightState.WITHDRAWN, BY_AUTHOR
    w.card.withdrawn_at = w.asked.created_at + timedelta(hours=hours)
    w.session.flush()

    assert remains.is_to_be_made(w.session, w.card) is is_to_be_made
