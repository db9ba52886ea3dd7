"""Prompts and answers: the rules that need no Slack."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.domain.learned import prompts, reflections, sharing
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.reflections import Answer
from bot.domain.learned.sharing import Seen, fingerprint
from bot.errors import NotFound
from storage.database import Database
from storage.models import (
    GuidingQuestion,
    Membership,
    Prompt,
    Reflection,
    ReleaseLevel,
)
from tests.domain.seeds import NOON, Seed, reflection, seed


def keep(session: Session, there: Seed, text: str, level: ReleaseLevel) -> PromptSeen:
    """Bram answers the one question."""
    before = prompts.to_write(session, there.bram, there.circle.id, None, NOON)
    given = [Answer(there.question.id, text, level)]
    return reflections.keep(session, there.bram, before, given, NOON)


def test_one_prompt_results_however_many_ask_at_once(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)

    def ask(_: int) -> int:
        with database.begin() as session:
            prompt = prompts.open_prompt(
                session, there.bram.workspace_id, there.circle.id, None, there.bram.id, NOON
            )
            return prompt.id

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(ask, range(8)))

    assert len(found) == 1
    with database.read() as session:
        assert session.scalars(select(Prompt.id)).all() == list(found)


def test_two_forms_sent_at_once_leave_one_answer(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)

    def send(text: str) -> None:
        with database.begin() as session:
            keep(session, there, text, ReleaseLevel.CIRCLE)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, ["a", "b", "c", "d"]))

    with database.read() as session:
        [kept] = session.scalars(select(Reflection)).all()
    assert kept.text in {"a", "b", "c", "d"}
    assert kept.release_level is ReleaseLevel.PRIVATE


@pytest.mark.parametrize("wanted", list(ReleaseLevel))
def test_nothing_is_shared_by_keeping_it(database: Database, wanted: ReleaseLevel) -> None:
    with database.begin() as session:
        there = seed(session)
        asked = keep(session, there, "x", wanted)

        [kept] = asked.given
        assert kept.release_level is ReleaseLevel.PRIVATE
        assert len(asked.unshared) == (wanted > ReleaseLevel.PRIVATE)


def test_keeping_the_same_again_changes_no_level(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        reflection(session, there, there.bram, ReleaseLevel.NETWORK, "Woorden.")

        asked = keep(session, there, "Woorden.", ReleaseLevel.NETWORK)

        assert asked.given[0].release_level is ReleaseLevel.NETWORK
        assert asked.unshared == []


def test_a_question_that_was_retired_meanwhile_can_still_be_answered(
    database: Database,
) -> None:
    with database.begin() as session:
        there = seed(session)
        session.get_one(GuidingQuestion, there.question.id).retired_at = NOON
        asked = keep(session, there, "Net te laat.", ReleaseLevel.CIRCLE)

        assert asked.given[0].wording == "Wat werkte?"
        assert asked.asked_count == 1


def test_who_left_may_take_words_back_but_not_send_them_further(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.CIRCLE)
        membership = session.scalars(
            select(Membership).where(Membership.person_id == there.bram.id)
        ).one()
        membership.left_at = NOON

    with pytest.raises(NotFound), database.begin() as session:
        sharing.set_level(session, there.bram, written.id, ReleaseLevel.PUBLIC, NOON)
    look = Seen(written.id, ReleaseLevel.CIRCLE, fingerprint(written))
    with pytest.raises(NotFound), database.begin() as session:
        sharing.share(session, there.bram, [look], NOON)
    with database.begin() as session:
        lowered = sharing.set_level(session, there.bram, written.id, ReleaseLevel.PRIVATE, NOON)

    assert lowered.release_level is ReleaseLevel.PRIVATE


def test_another_workspace_sees_nothing(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        elsewhere = seed(session, "T0OTHER")
        written = reflection(session, there, there.bram, ReleaseLevel.PUBLIC)

        assert sharing.mine(session, elsewhere.bram).written == []
        with pytest.raises(NotFound):
            sharing.my_reflection(session, elsewhere.bram, written.id)
        with pytest.raises(NotFound):
            prompts.to_answer(session, elsewhere.bram, there.circle.id, None, NOON)
        with pytest.raises(NotFound):
            prompts.asked(session, elsewhere.bram, written.prompt_id, NOON)


def test_what_waits_is_listed_until_it_is_answered_or_skipped(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        prompt = prompts.open_prompt(
            session, there.bram.workspace_id, there.circle.id, None, there.bram.id, NOON
        )
        assert [each.circle.id for each in prompts.waiting(session, there.bram, NOON)] == [
            there.circle.id
        ]

        prompts.skip(session, there.bram, prompt.id, NOON + timedelta(hours=1))

        assert prompts.waiting(session, there.bram, NOON) == []
