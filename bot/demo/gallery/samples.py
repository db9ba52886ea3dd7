"""Invented people, circles and words, as short or as long as Leerkring admits them.

Nothing here is in a database: builders take values.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.base.actor import Actor
from bot.domain.base.links import LONGEST_LINK, MOST_LINKS
from bot.domain.cases.cases import LONGEST_TITLE as LONGEST_CASE
from bot.domain.circle.circles import (
    LONGEST_NAME,
    LONGEST_PURPOSE,
    LONGEST_QUESTION,
    MOST_MEMBERS,
    MOST_QUESTIONS,
    Overview,
)
from bot.domain.circle.settings import LONGEST_AGREEMENT
from bot.domain.circle.themes import LONGEST_THEME, MOST_THEMES, START, Theme
from bot.domain.insights.card_words import (
    LONGEST_CARD_PLACE,
    LONGEST_CONDITION,
    LONGEST_TITLE,
    LONGEST_WHAT,
    LONGEST_WHY,
    Card,
    as_card,
)
from bot.domain.insights.principles import Rule, Tally
from bot.domain.insights.recognition import LONGEST_SENTENCE, CardStanding
from bot.domain.insights.trials import Tried
from bot.domain.learned.sheets import LONGEST_ANSWER, LONGEST_DETAIL
from bot.domain.people.people import LONGEST_ORGANISATION, as_actor
from bot.domain.people.working_hours import to_utc
from bot.domain.planning.meetings import LONGEST_PLACE
from bot.domain.sessions.notes import LONGEST_LINE
from bot.domain.sessions.syllabi import LONGEST_HINT, LONGEST_TOPIC
from bot.search.search import Hit
from bot.texts import Texts
from storage.learned.reflections import Written
from storage.models import (
    Case,
    Circle,
    CircleState,
    GuidingQuestion,
    Insight,
    InsightState,
    Kind,
    Learning,
    Meeting,
    MeetingState,
    Note,
    NoteKind,
    Outcome,
    Person,
    Reflection,
    ReleaseLevel,
    Stance,
    Surface,
)
from storage.sessions.notes import Noted

LONGEST_PERSON = 120  # characters of a name, as the directory keeps it
MOST_LEADERS = 5  # of the members; there is no rule
LONGEST_ID = 999_999_999
LOTS = 80  # of what no rule limits: more than a page of a form holds
SHORTEST = "A"
WEB_PAGE = "https://leerkring.inkoopnetwerk.example/insights/Zk3vT9mQx1LwA0pB"
# Everything that has ever broken a message: long words, markup, quotes, emoji, new lines.
WORDS = (
    "Grondstoffenhergebruiksvoorzieningenverordening <b>sterk</b> & *niet vet* _schuin_ ~weg~ "
    'van "Noordhollandsewaterschapsbelastingsamenwerking" aan <!channel> en <@U0FATIMA> '
    "🌱👷🏽‍♀️ volgens https://voorbeeld.example/?a=1&b=2 `code` zei men.\nEinde."
)
NOW = datetime(2026, 9, 23, 13, 0, tzinfo=UTC)
NEAR, FAR = "Europe/Amsterdam", "America/Argentina/Buenos_Aires"


class Samples:
    """The `n`th of each; `many` says how many of them there are: one, or the most.

    `written`: what people write when they write long, over and over.
    """

    def __init__(self, texts: Texts, *, long: bool, written: str = WORDS) -> None:
        self.texts = texts
        self.long = long
        self._written = written
        self.zone = FAR if long else NEAR

    def many(self, most: int, fewest: int = 1) -> int:
        return most if self.long else fewest

    def lots(self, fewest: int = 1) -> int:
        """How many of a thing of which there can be any number: no rule limits it."""
        return LOTS if self.long else fewest

    def id(self, n: int = 0) -> int:
        return LONGEST_ID - n if self.long else n + 1

    def words(self, longest: int, n: int = 0) -> str:
        """Of exactly that length, over several lines; another beginning for another `n`."""
        if not self.long:
            return SHORTEST
        words = self._written.split(" ")
        turn = n % len(words)
        turned = " ".join([*words[turn:], *words[:turn]])
        return (
            (f"{turned} " * (longest // len(turned) + 1))[:longest].rstrip().ljust(longest, ".")
        )

    def line(self, longest: int, n: int = 0) -> str:
        return self.words(longest, n).replace("\n", " ")

    def person(self, n: int = 0) -> Person:
        return Person(
            id=self.id(n),
            workspace_id=1,
            surface=Surface.SLACK,
            external_id=f"U{n}",
            name=self.line(LONGEST_PERSON, n),
            organisation=self.line(LONGEST_ORGANISATION) if self.long else None,
            government_layer="civil_society" if self.long else None,
            language=self.texts.language,
            time_zone=self.zone,
            working_days="1234567" if self.long else "1",
            quiet_from=time(18, 30),
            quiet_until=time(8, 30),
            is_active=True,
        )

    def people(self, most: int = MOST_MEMBERS) -> list[Person]:
        return [self.person(n) for n in range(self.many(most))]

    def actor(self) -> Actor:
        return as_actor(self.person())

    def circle(self, n: int = 0) -> Circle:
        return Circle(
            id=self.id(n),
            workspace_id=1,
            name=self.line(LONGEST_NAME, n),
            theme="consumer-goods" if self.long else "food",
            purpose=self.words(LONGEST_PURPOSE),
            agreements=[self.line(LONGEST_AGREEMENT, k) for k in range(self.many(7, 3))],
            channel="C0KRING",
            horizon_on=self.day(),
            language=self.texts.language,
            time_zone=self.zone,
            default_release=ReleaseLevel.PRIVATE if self.long else ReleaseLevel.CIRCLE,
            state=CircleState.ACTIVE,
            created_by=self.id(),
        )

    def circles(self) -> list[Circle]:
        return [self.circle(n) for n in range(self.lots())]

    def questions(self) -> list[GuidingQuestion]:
        return [
            GuidingQuestion(id=self.id(n), position=n + 1, text=self.line(LONGEST_QUESTION, n))
            for n in range(self.many(MOST_QUESTIONS))
        ]

    def overview(self) -> Overview:
        people = self.people(MOST_MEMBERS + 1)
        leaders = people[: self.many(MOST_LEADERS)]
        return Overview(
            self.circle(), leaders, people[len(leaders) :] or people, self.questions()
        )

    def meeting(self, n: int = 0) -> Meeting:
        local = datetime.combine(self.day(n), time(23, 30) if self.long else time(9))
        minutes = self.many(480, 60)
        starts_at = to_utc(local, self.zone)
        return Meeting(
            id=self.id(n),
            circle_id=self.id(),
            position=n + 1,
            local_start=local,
            time_zone=self.zone,
            minutes=minutes,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=minutes),
            place=self.line(LONGEST_PLACE),
            topic=self.line(LONGEST_TOPIC) if self.long else "",
            preparation=self.line(LONGEST_HINT) if self.long else "",
            exercise=self.line(LONGEST_HINT) if self.long else "",
            state=MeetingState.PLANNED,
        )

    def meetings(self, most: int) -> list[Meeting]:
        return [self.meeting(n) for n in range(self.many(most))]

    def day(self, n: int = 0) -> date:
        """A Wednesday in September; a Friday in May."""
        return (date(2026, 9, 30) if self.long else date(2026, 5, 1)) + n * timedelta(weeks=1)

    def reflection(
        self,
        n: int = 0,
        *,
        wanted: ReleaseLevel = ReleaseLevel.PUBLIC,
        released: ReleaseLevel = ReleaseLevel.PRIVATE,
    ) -> Reflection:
        return Reflection(
            id=self.id(n),
            question_id=self.id(n % MOST_QUESTIONS),
            wording=self.line(LONGEST_QUESTION, n % MOST_QUESTIONS),
            text=self.words(LONGEST_ANSWER, n),
            prompt_id=self.id(),
            **self.details(n),
            wanted_level=wanted,
            release_level=released,
        )

    def details(self, n: int = 0) -> dict[str, Any]:
        """All that goes with an answer, or nothing."""
        if not self.long:
            return {"why": "", "condition": "", "links": []}
        return {
            "case_id": self.id(),
            "outcome": list(Outcome)[n % len(Outcome)],
            "why": self.words(LONGEST_DETAIL),
            "condition": self.words(LONGEST_DETAIL),
            "learning": list(Learning)[n % len(Learning)],
            "links": [
                f"https://voorbeeld.example/{n}/".ljust(LONGEST_LINK, "p")
                for n in range(MOST_LINKS)
            ],
        }

    def linked_case(self, n: int = 0) -> Case:
        return Case(
            id=self.id(n),
            title=self.line(LONGEST_CASE, n),
            release_level=ReleaseLevel.CIRCLE,
        )

    def written(self, reflections: Sequence[Reflection]) -> list[Written]:
        """One author after the other."""
        return [
            Written(
                each,
                self.person(n),
                self.circle(),
                self.meeting() if self.long else None,
                self.linked_case() if self.long else None,
            )
            for n, each in enumerate(reflections)
        ]

    def insight(
        self,
        n: int = 0,
        *,
        state: InsightState = InsightState.PROPOSED,
        level: ReleaseLevel = ReleaseLevel.NETWORK,
    ) -> Insight:
        return Insight(
            id=self.id(n),
            circle_id=self.id(),
            title=self.line(LONGEST_TITLE, n),
            what=self.words(LONGEST_WHAT, n),
            outcome=list(Outcome)[n % len(Outcome)],
            why=self.words(LONGEST_WHY) if self.long else "",
            condition=self.words(LONGEST_CONDITION) if self.long else "",
            place=self.line(LONGEST_CARD_PLACE) if self.long else "",
            layer="civil_society" if self.long else None,
            links=self.links(),
            case_id=None,
            unfinished=[],
            theme="consumer-goods" if self.long else "food",
            kind=list(Kind)[n % len(Kind)],
            happened_on=self.day(),
            level=level,
            state=state,
            created_by=self.id(),
        )

    def links(self) -> list[str]:
        if not self.long:
            return []
        return [
            f"https://voorbeeld.example/{n}/".ljust(LONGEST_LINK, "a")
            for n in range(MOST_LINKS)
        ]

    def card(self, n: int = 0) -> Card:
        return as_card(self.insight(n), self.circle().name, self.named_themes())

    def themes(self) -> list[Theme]:
        """As every workspace starts; long: as many as there may be, with names of its own."""
        start = [Theme(key, group) for key, group in START]
        if not self.long:
            return start
        own = [self.theme(n) for n in range(MOST_THEMES - len(start))]
        return [*start, *own]

    def theme(self, n: int = 0, *, retired: bool = False) -> Theme:
        name = self.line(LONGEST_THEME, n)
        return Theme(f"own-{n}", START[-1][1], name, name, is_retired=retired)

    def named_themes(self) -> dict[str, Theme]:
        return {theme.key: theme for theme in self.themes()}

    def standing(
        self, people: int | None = None, mine: Stance | None = None, *, uses: bool = False
    ) -> CardStanding:
        """`people` who said something; as long as it goes when it is a principle."""
        said = people if people is not None else self.many(99, 0)
        sentences = [self.words(LONGEST_SENTENCE, n) for n in range(self.lots())]
        return CardStanding(
            insight_id=self.id(),
            level=ReleaseLevel.NETWORK,
            tally=Tally(said, said // 2, said // 8),
            confirmations=sentences if self.long else [],
            contradictions=sentences if self.long else [],
            released_on=self.day(),
            years=self.many(9, 0),
            confirmed_on=self.day() if self.long else None,
            rule=Rule() if self.long else None,
            case=self.line(LONGEST_CASE) if self.long else None,
            mine=mine,
            uses=uses,
            is_asked=uses,
            page=WEB_PAGE if self.long else None,
            tried=Tried(*((said // 2, said // 3) if self.long else (said > 0, 0))),
            happened=sentences if self.long else [],
            session=self.id() if self.long else None,
        )

    def hit(self, n: int = 0) -> Hit:
        card = self.card(n)
        return Hit(
            insight_id=self.id(n),
            circle_id=self.id(),
            circle_name=card.circle_name,
            title=card.title,
            what=card.what,
            outcome=card.outcome,
            why=card.why,
            condition=card.condition,
            theme=card.theme,
            kind=card.kind,
            happened_on=card.happened_on,
            level=ReleaseLevel.NETWORK,
            score=1.0,
            place=card.place,
            layer=card.layer,
            links=card.links,
            theme_names=card.theme_names,
            still_holds_at=NOW if self.long else None,
            language=("nl", "en")[n % 2],
        )


def noted(s: Samples, n: int = 0, level: ReleaseLevel = ReleaseLevel.CIRCLE) -> Noted:
    note = Note(
        id=s.id(n),
        meeting_id=s.id(),
        author_id=s.id(n),
        kind=list(NoteKind)[n % len(NoteKind)],
        text=s.line(LONGEST_LINE, n),
        level=level,
    )
    return Noted(note, s.person(n))
