"""The release ladder: nothing travels further than its authors let it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.base.actor import Actor
from bot.domain.insights import release, withdrawal
from bot.domain.insights.card_words import as_card
from storage.database import Database
from storage.models import (
    Consent,
    Digest,
    DigestItem,
    DigestState,
    Insight,
    InsightSource,
    InsightState,
    Reflection,
    ReleaseLevel,
    released_insight,
)
from tests.domain.seeds import NOON, insight, reflection, seed, source
from tests.shares import examples

LEVELS = st.sampled_from(list(ReleaseLevel))
CONSENTS = st.sampled_from([None, *Consent])
SOURCES = st.lists(st.tuples(LEVELS, CONSENTS, LEVELS), min_size=1, max_size=2)


@settings(
    max_examples=examples(120),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(level=LEVELS, state=st.sampled_from(list(InsightState)), behind=SOURCES)
def test_the_view_holds_no_card_that_an_author_did_not_let_go(
    database: Database,
    level: ReleaseLevel,
    state: InsightState,
    behind: list[tuple[ReleaseLevel, Consent | None, ReleaseLevel]],
) -> None:
    """Any combination of levels, consents and states, by whatever path it came about."""
    with database.begin() as session:
        there = seed(session)
        card = insight(session, there, level, state)
        for author, (own, consent, consented) in zip(
            (there.bram, there.chris), behind, strict=False
        ):
            link = source(session, card, reflection(session, there, author, own))
            link.consent = consent
            link.consented_level = consented
        session.flush()
        seen = session.scalars(select(released_insight.c.id)).all()
        session.rollback()

    allowed = all(
        consent is not Consent.REFUSED
        and level <= max(consented, min(own, ReleaseLevel.CIRCLE))
        for own, consent, consented in behind
    )
    released = state is InsightState.RELEASED and level > ReleaseLevel.PRIVATE
    assert (len(seen) == 1) == (allowed and released)


def test_any_change_of_a_card_changes_its_fingerprint(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        card = as_card(
            insight(session, there, ReleaseLevel.NETWORK, InsightState.PROPOSED), "Kring"
        )

    prints = {
        release.fingerprint(each, level)
        for level in ReleaseLevel
        for each in (
            card,
            replace(card, title="Anders"),
            replace(card, what="Anders"),
            replace(card, why="Anders"),
            replace(card, condition="Anders"),
            replace(card, happened_on=date(2026, 3, 4)),
            replace(card, place="Stadhuis"),
            replace(card, layer="province"),
            replace(card, links=("https://voorbeeld.example",)),
        )
    }

    assert len(prints) == 4 * 9
    # What a workspace calls its themes is not what the card says.
    renamed = replace(card, theme_names=("Anders", "Other"))
    assert release.fingerprint(renamed, ReleaseLevel.NETWORK) in prints


def test_two_authors_who_answer_at_once_release_the_card(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        card = insight(session, there, ReleaseLevel.NETWORK, InsightState.PROPOSED)
        for author in (there.bram, there.chris):
            written = reflection(session, there, author, ReleaseLevel.CIRCLE)
            source(session, card, written).consent = Consent.ASKED
        seen = release.fingerprint(as_card(card, there.circle.name), card.level)

    def give(author: Actor) -> None:
        with database.begin() as session:
            release.give(session, author, card.id, seen, NOON)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(give, (there.bram, there.chris)))

    with database.read() as session:
        assert session.get_one(Insight, card.id).state is InsightState.RELEASED
        assert session.scalars(select(released_insight.c.id)).all() == [card.id]


def test_a_refusal_is_kept_with_when_it_was_said(database: Database) -> None:
    """A copy of someone's data tells them what they answered, and when."""
    with database.begin() as session:
        there = seed(session)
        card = insight(session, there, ReleaseLevel.NETWORK, InsightState.PROPOSED)
        written = reflection(session, there, there.bram, ReleaseLevel.CIRCLE)
        link = source(session, card, written)
        link.consent, link.consented_level = Consent.ASKED, ReleaseLevel.NETWORK
        seen = release.fingerprint(as_card(card, there.circle.name), card.level)

    with database.begin() as session:
        release.refuse(session, there.bram, card.id, seen, NOON)

    with database.read() as session:
        kept = session.get_one(InsightSource, link.id)
        answer = (kept.consent, kept.consented_level, kept.answered_at)
        assert answer == (Consent.REFUSED, ReleaseLevel.PRIVATE, NOON)


@pytest.mark.parametrize("level", [ReleaseLevel.PRIVATE, ReleaseLevel.CIRCLE])
def test_lowering_caps_every_consent_on_cards_made_of_the_words(
    database: Database, level: ReleaseLevel
) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.NETWORK)
        card = insight(session, there, ReleaseLevel.PUBLIC, InsightState.RELEASED)
        link = source(session, card, written)
        link.consent, link.consented_level = Consent.GIVEN, ReleaseLevel.PUBLIC

    with database.begin() as session:
        kept = session.get_one(Reflection, written.id)
        [gone] = withdrawal.lower(session, there.bram, kept, level, NOON)

    assert gone.state is InsightState.WITHDRAWN
    with database.read() as session:
        assert session.get_one(Reflection, written.id).release_level is level
        assert session.get_one(InsightSource, link.id).consented_level is level
        assert session.scalars(select(released_insight.c.id)).all() == []


def test_a_card_that_still_stands_survives_a_lower_level(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.PUBLIC)
        card = insight(session, there, ReleaseLevel.NETWORK, InsightState.RELEASED)
        source(session, card, written).consented_level = ReleaseLevel.NETWORK

        gone = withdrawal.lower(session, there.bram, written, ReleaseLevel.NETWORK, NOON)

        assert gone == []
        assert session.scalars(select(released_insight.c.id)).all() == [card.id]


def test_withdrawing_reaches_digests_that_were_published(database: Database) -> None:
    with database.begin() as session:
        there = seed(session)
        written = reflection(session, there, there.bram, ReleaseLevel.NETWORK)
        card = insight(session, there, ReleaseLevel.NETWORK, InsightState.RELEASED)
        source(session, card, written)
        digest = Digest(
            workspace_id=there.circle.workspace_id,
            circle_id=there.circle.id,
            title="Kennisbrief",
            period_from=date(2026, 3, 1),
            period_to=date(2026, 3, 31),
            themes=[],
            audience=ReleaseLevel.NETWORK,
            state=DigestState.PUBLISHED,
            published_at=NOON,
            channels=[],
            created_by=there.ada.id,
            created_at=NOON,
        )
        session.add(digest)
        session.flush()
        item = DigestItem(
            workspace_id=digest.workspace_id,
            digest_id=digest.id,
            insight_id=card.id,
            position=1,
            title=card.title,
            what=card.what,
            outcome=card.outcome,
            why="",
            condition="",
            theme=card.theme,
            kind=card.kind,
            circle_name=there.circle.name,
            happened_on=card.happened_on,
        )
        session.add(item)

    with database.begin() as session:
        withdrawal.withdraw(session, there.bram, card.id, NOON)

    with database.read() as session:
        assert session.get_one(DigestItem, item.id).withdrawn_at == NOON
