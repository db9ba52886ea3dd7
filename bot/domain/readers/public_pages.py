"""Principles by theme, and what is public of one session, for anyone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.domain.circle import themes
from bot.domain.circle.themes import Theme
from bot.domain.insights import principle_list, principles
from bot.domain.insights.principles import Rule, Tally
from bot.domain.readers import publications
from bot.domain.readers.publications import LISTED, Around, Published, around, published
from storage.models import Kind
from storage.readers import publications as rows

MOST_PRINCIPLES = 5_000  # of one workspace, over all pages
Group = tuple[Theme, Sequence[tuple[Published, Tally]]]


@dataclass(frozen=True)
class PublicPrinciples:
    """A page of them: by theme, those that most organisations recognise first."""

    around: Around
    language: str
    themes: Sequence[Group]
    rule: Rule
    number: int
    has_older: bool


@dataclass(frozen=True)
class PublicSession:
    """The public cards about one session, oldest first; none: it is gone, without a word of it.

    `days`: what the cards say of when it happened. Nothing else of the session is public.
    """

    around: Around
    language: str
    cards: Sequence[Published]
    url: str = ""

    @property
    def circle_name(self) -> str:
        return self.cards[0].card.circle_name

    @property
    def day(self) -> date:
        return max(each.card.happened_on for each in self.cards)


def list_principles(
    session: Session, team_id: str | None, number: int
) -> PublicPrinciples | None:
    """None for a page that is not there."""
    home = publications.home(session, team_id)
    if home is None:
        return None
    found = rows.cards(session, home.id, MOST_PRINCIPLES, kind=Kind.PRINCIPLE)
    public = {row.id: published(home, row) for row in found}
    told = principle_list.recognised(session, home.id, public)
    every = principle_list.by_theme(told, themes.every(session, home.id))
    first = (number - 1) * LISTED
    if number > 1 and len(told) <= first:
        return None
    groups = [
        (theme, [(public[each.insight_id], each.tally) for each in part])
        for theme, part in part_of(every, first)
    ]
    rule = principles.rule_of(session, home.id)
    has_older = len(told) > first + LISTED
    return PublicPrinciples(around(home), home.language, groups, rule, number, has_older)


def part_of(
    groups: Sequence[tuple[Theme, Sequence[principle_list.Recognised]]], first: int
) -> Iterator[tuple[Theme, Sequence[principle_list.Recognised]]]:
    """As many as stand on a page, from this one on, each under its theme."""
    before = 0
    for theme, group in groups:
        part = group[max(0, first - before) : max(0, first + LISTED - before)]
        before += len(group)
        if part:
            yield theme, part


def session_page(session: Session, slug: str) -> PublicSession | None:
    """What is public of the session that the card of this address is about.

    None where nothing ever was. An address stays, also when its own card is taken back.
    """
    found = rows.meeting_at(session, slug)
    if found is None:
        return None
    home, meeting_id = found
    about = around(home)
    cards = rows.cards_about(session, home.id, meeting_id)
    shown = [published(home, row) for row in cards]
    url = about.session(cards[0].slug) if cards else ""
    return PublicSession(about, home.language, shown, url)
