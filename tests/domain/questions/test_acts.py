"""All that acts of this room leave in the database, done once and twice, and who may not."""

import pytest

from bot.domain.questions import following, introductions, learning_questions, triage
from tests.domain.acts import LEADS, OWN, Act, check
from tests.domain.world import NOW, World

ACTS = [
    Act(
        "question put",
        "bram",
        lambda w, a: learning_questions.put(
            w.session, a, w.circle.id, "Wat kost een brug?", NOW
        ),
        {"+learning_question state=open", "learning_question to ada"},
    ),
    Act(
        "question taken back",
        "dora",
        lambda w, a: learning_questions.withdraw(w.session, a, w.question.id, NOW),
        {
            "audit question.withdrawn",
            "learning_question.state=withdrawn",
            "stale learning_question",
        },
        barred=OWN,
    ),
    Act(
        "question accepted",
        "ada",
        lambda w, a: triage.accept(w.session, a, w.question.id, NOW),
        {
            "audit question.accepted",
            "learning_question.decided_at=now",
            "learning_question.state=accepted",
            "question_news to dora",
            "stale learning_question",
        },
        barred=LEADS,
    ),
    Act(
        "question declined",
        "ada",
        lambda w, a: triage.decline(w.session, a, w.question.id, "no_time", NOW),
        {
            "audit question.declined",
            "learning_question.decided_at=now",
            "learning_question.declined_because=no_time",
            "learning_question.state=declined",
            "question_news to dora",
            "stale learning_question",
        },
        barred=LEADS,
    ),
    Act(
        "question merged",
        "ada",
        lambda w, a: triage.merge(w.session, a, w.question.id, w.other.id, NOW),
        {
            "audit question.merged",
            "learning_question.decided_at=now",
            "learning_question.merged_into=learning_question",
            "learning_question.state=accepted",
            "learning_question.state=merged",
            "question_news to chris",
            "question_news to dora",
            "stale learning_question",
        },
        again="question-is-merged",
        barred=LEADS,
    ),
    Act(
        "question answered",
        "ada",
        lambda w, a: triage.answer(w.session, a, w.question.id, w.card.id, NOW),
        {
            "audit question.answered",
            "learning_question.answered_by=insight",
            "question_answered to dora",
            "stale learning_question",
        },
        again="question-already-answered",
        barred=LEADS,
    ),
    Act(
        "exchange",
        "dora",
        lambda w, a: introductions.set_exchange(
            w.session, a, "Beton leren kopen", "Staal", NOW, is_open=True
        ),
        {"+exchange is_open"},
    ),
    Act(
        "followed",
        "dora",
        lambda w, a: following.follow(w.session, a, "Hoe koop je hout in?", NOW),
        {"+followed_question"},
        tells=False,
    ),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_what_an_act_leaves(w: World, act: Act) -> None:
    check(w, act)
