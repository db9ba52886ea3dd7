"""A page with what someone released, under their name: only because they want that.

A card has no author's name, at any level. This page puts a name beside a card by a consent
of its own: for the page, and for each card as it read when its author saw the whole page. A
card with several authors stands there once all of them have it on a page of their own.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy.orm import Session

from bot.domain.base import audit
from bot.domain.base.actor import Actor
from bot.domain.base.limits import check_count, check_optional
from bot.domain.insights.card_words import Card, as_card
from bot.domain.insights.release import fingerprint
from bot.errors import AlreadyDone, InvalidInput, existing
from storage.models import Insight, Person, PioneerItem, PioneerProfile, ReleaseLevel
from storage.people import people
from storage.planning import calendars
from storage.readers import pioneers

LONGEST_INTRO = 600  # characters
MOST_CARDS = 10  # on a page: people read it whole, and a form of Slack holds a hundred blocks
LEVELS = (ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC)


@dataclass(frozen=True)
class CardChoice:
    """A card that could stand on the actor's page."""

    insight: Insight
    card: Card
    is_chosen: bool

    @property
    def seen(self) -> str:
        return fingerprint(self.card, self.insight.level)


@dataclass(frozen=True)
class Wish:
    """A page as its owner wants it; cards by id."""

    intro: str
    level: ReleaseLevel
    insight_ids: Sequence[int]


@dataclass(frozen=True)
class Page:
    """Exactly what readers see."""

    name: str
    intro: str
    level: ReleaseLevel
    cards: Sequence[Card]
    waits: int = 0  # cards that other authors have not put on a page yet; the owner sees this
    url: str | None = None  # on the web, for a public page
    language: str = "nl"


@dataclass(frozen=True)
class ProfileDraft:
    wish: Wish
    page: Page
    seen: str  # changes with anything that the owner was shown


@dataclass(frozen=True)
class Own:
    """What the owner can choose from, and how the page is now (None: there is none)."""

    candidates: Sequence[CardChoice]
    profile: PioneerProfile | None
    page: Page | None


def own(session: Session, actor: Actor) -> Own:
    profile = pioneers.shown_of(session, actor.workspace_id, actor.id)
    page = page_of(session, profile) if profile is not None else None
    return Own(_candidates(session, actor), profile, page)


def _candidates(session: Session, actor: Actor) -> list[CardChoice]:
    chosen = {
        each.insight_id for each in pioneers.items_of(session, actor.workspace_id, actor.id)
    }
    found = pioneers.released_by(session, actor.workspace_id, actor.id)
    return [
        CardChoice(
            insight,
            as_card(insight, circle_name),
            is_chosen=insight.id in chosen,
        )
        for insight, circle_name in found
    ]


def draft(session: Session, actor: Actor, wish: Wish) -> ProfileDraft:
    """The page as it would be; nothing is kept.

    Raises:
        InvalidInput: a text is too long, there is no card, or a public page has a card that
            is not public.
    """
    check_optional("intro", wish.intro, LONGEST_INTRO)
    if wish.level not in LEVELS:
        raise InvalidInput("level", "error-choose")
    chosen = _chosen(session, actor, wish)
    if not chosen:
        raise InvalidInput("cards", "error-choose")
    check_count("cards", len(chosen), MOST_CARDS, "profile-too-many")
    if any(each.insight.level < wish.level for each in chosen):
        raise InvalidInput("level", "profile-not-all-public")
    person = people.get(session, actor.workspace_id, actor.id)
    page = Page(
        person.name,
        wish.intro,
        wish.level,
        [each.card for each in chosen],
        waits=sum(not _others_agree(session, each.insight, actor.id) for each in chosen),
        language=person.language,
    )
    shown = json.dumps([page.name, page.intro, int(page.level), [each.seen for each in chosen]])
    return ProfileDraft(wish, page, sha256(shown.encode()).hexdigest()[:12])


def _chosen(session: Session, actor: Actor, wish: Wish) -> list[CardChoice]:
    """In the order of the list, whatever a forged form asks for."""
    wanted = set(wish.insight_ids)
    found = [each for each in _candidates(session, actor) if each.insight.id in wanted]
    if len(found) < len(wanted):
        raise InvalidInput("cards", "error-choose")
    return found


def _others_agree(session: Session, insight: Insight, owner_id: int) -> bool:
    """Each author but the owner has this card, in these words, on a page that is shown."""
    others = pioneers.authors_of(session, insight) - {owner_id}
    if not others:
        return True
    seen = _seen(session, insight)
    return others == pioneers.who_agreed(session, insight, seen) & others


def _seen(session: Session, insight: Insight) -> str:
    name = pioneers.circle_name(session, insight)
    return fingerprint(as_card(insight, name), insight.level)


def show(session: Session, actor: Actor, wish: Wish, seen: str, now: datetime) -> Page:
    """The owner has seen the exact page and wants it shown.

    Raises:
        AlreadyDone: something on it changed since; nothing was shown.
    """
    checked = draft(session, actor, wish)
    if checked.seen != seen:
        raise AlreadyDone("profile-changed-since")
    profile = pioneers.profile_of(session, actor.workspace_id, actor.id, lock=True)
    if profile is None:
        profile = PioneerProfile(
            workspace_id=actor.workspace_id,
            person_id=actor.id,
            level=wish.level,
            agreed_at=now,
        )
        session.add(profile)
    elif profile.ended_at is not None:
        profile.token = token_urlsafe(32)  # an address that was given up stays dead
    profile.intro, profile.level = wish.intro, wish.level
    profile.agreed_at, profile.ended_at = now, None
    pioneers.drop_items(session, actor.workspace_id, actor.id)
    for each in _chosen(session, actor, wish):
        session.add(
            PioneerItem(
                workspace_id=actor.workspace_id,
                person_id=actor.id,
                insight_id=each.insight.id,
                seen=each.seen,
                agreed_at=now,
            )
        )
    session.flush()
    audit.record(session, actor, "profile.shown", "pioneer_profile", profile.id, now)
    return page_of(session, profile) or checked.page


def take_back(session: Session, actor: Actor, now: datetime) -> None:
    """Gone at once, with the words on it; twice is once."""
    profile = pioneers.profile_of(session, actor.workspace_id, actor.id, lock=True)
    if profile is None or profile.ended_at is not None:
        return
    profile.intro = ""
    profile.ended_at = now
    pioneers.drop_items(session, actor.workspace_id, actor.id)
    audit.record(session, actor, "profile.taken_back", "pioneer_profile", profile.id, now)


def page_of(session: Session, profile: PioneerProfile) -> Page | None:
    """The page as it is now: a card that was withdrawn or reworded is not on it any more.

    None for one that was taken back, and for anyone who left: they could not take it back.
    """
    person = people.get(session, profile.workspace_id, profile.person_id)
    if profile.ended_at is not None or not person.is_active:
        return None
    agreed = {
        each.insight_id: each.seen
        for each in pioneers.items_of(session, profile.workspace_id, person.id)
    }
    found = pioneers.released_by(session, profile.workspace_id, person.id)
    cards, waits = [], 0
    for insight, circle_name in found:
        card = as_card(insight, circle_name)
        if agreed.get(insight.id) != fingerprint(card, insight.level):
            continue
        if insight.level < profile.level:
            continue
        if _others_agree(session, insight, person.id):
            cards.append(card)
        else:
            waits += 1
    web = calendars.web_address(session, profile.workspace_id)
    is_public = profile.level is ReleaseLevel.PUBLIC and web is not None
    url = f"{web}/pioneers/{profile.token}" if is_public else None
    return Page(person.name, profile.intro, profile.level, cards, waits, url, person.language)


@dataclass(frozen=True)
class Listed:
    person: Person
    intro: str


def listed(session: Session, actor: Actor) -> list[Listed]:
    """The pages that colleagues in this Slack may read, by name."""
    found = pioneers.shown(session, actor.workspace_id)
    return [Listed(person, profile.intro) for profile, person in found]


def read(session: Session, actor: Actor, person_id: int) -> Page:
    """Raises NotFound for a page that is gone or never was."""
    profile = pioneers.shown_of(session, actor.workspace_id, person_id)
    page = existing(page_of(session, profile) if profile is not None else None)
    return replace(page, waits=0)


@dataclass(frozen=True)
class Behind:
    """What stands behind an address on the web. No page: it was taken back."""

    page: Page | None


def behind(session: Session, token: str) -> Behind | None:
    """None for an address that never was, or whose page is not public."""
    profile = pioneers.by_token(session, token)
    if profile is None or profile.level is not ReleaseLevel.PUBLIC:
        return None
    return Behind(page_of(session, profile))
