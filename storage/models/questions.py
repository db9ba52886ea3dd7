"""Learning questions, introductions, and the index that answers questions."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import LONGEST_TERM, Base, InWorkspace, ReleaseLevel, words
from storage.models.insights import Kind, Outcome


class QuestionState(StrEnum):
    OPEN = "open"  # waits for a facilitator
    ACCEPTED = "accepted"  # on the circle's agenda
    MERGED = "merged"  # goes with another question
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the one who asked


class LearningQuestion(InWorkspace, Base):
    """What someone wants to find out, put to a circle that may know.

    Whether it was answered is not a state: `answered_by` says it, as long as that card is out.
    """

    __tablename__ = "learning_question"
    __table_args__ = (UniqueConstraint("asker_id", "circle_id", "text"),)

    asker_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"), index=True)
    text: Mapped[str]
    state: Mapped[QuestionState] = mapped_column(
        words(QuestionState), default=QuestionState.OPEN
    )
    merged_into: Mapped[int | None] = mapped_column(
        ForeignKey("learning_question.id"), index=True
    )
    declined_because: Mapped[str | None]  # one of bot.domain.answering.REASONS
    may_introduce: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("insight.id"), index=True)
    # The card on whose page a reader asked it.
    asked_about: Mapped[int | None] = mapped_column(ForeignKey("insight.id"), index=True)


class FollowedQuestion(InWorkspace, Base):
    """A question of which somebody wants to hear, once, that a new card may answer it."""

    __tablename__ = "followed_question"
    __table_args__ = (UniqueConstraint("person_id", "text"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    created_at: Mapped[datetime]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("insight.id"), index=True)


class IntroductionState(StrEnum):
    ASKED_GIVER = "asked_giver"  # the one who brings something is asked first
    ASKED_ASKER = "asked_asker"
    MADE = "made"
    ENDED = "ended"  # one of them would rather not; nobody is told which


class FollowUp(StrEnum):
    """What someone says some weeks later, when asked once."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class Exchange(InWorkspace, Base):
    """What someone wants to learn and what they bring, in their own words.

    Nobody else reads them before both sides of an introduction said yes.
    """

    __tablename__ = "exchange"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    wants: Mapped[str] = mapped_column(default="")
    brings: Mapped[str] = mapped_column(default="")
    is_open: Mapped[bool] = mapped_column(default=False)  # to being introduced
    updated_at: Mapped[datetime]


class Introduction(InWorkspace, Base):
    """One question and one person who may help. Who they are is for neither's own file."""

    __tablename__ = "introduction"
    __table_args__ = (UniqueConstraint("question_id", "giver_id"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("learning_question.id"))
    asker_id: Mapped[int] = mapped_column(
        ForeignKey("person.id"), index=True, info={"secret": True}
    )
    giver_id: Mapped[int] = mapped_column(
        ForeignKey("person.id"), index=True, info={"secret": True}
    )
    state: Mapped[IntroductionState] = mapped_column(words(IntroductionState))
    asked_at: Mapped[datetime]
    asker_asked_at: Mapped[datetime | None]
    made_at: Mapped[datetime | None] = mapped_column(index=True)
    asker_outcome: Mapped[FollowUp | None] = mapped_column(
        words(FollowUp), info={"secret": True}
    )
    giver_outcome: Mapped[FollowUp | None] = mapped_column(
        words(FollowUp), info={"secret": True}
    )


# What is counted in the index (how often a word occurs, how long cards are) and what is
# suggested comes from open cards alone, those that every reader in the workspace may see:
# neither the order of results nor a suggestion can tell that a closed card exists.
class SearchIndex(Base):
    """One row a workspace: what the ranking needs to know of the whole."""

    __tablename__ = "search_index"

    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    analyzer_version: Mapped[int]
    documents: Mapped[int] = mapped_column(default=0)  # open cards
    public_documents: Mapped[int] = mapped_column(default=0)  # of these, what anyone may read
    # What counts as a card of usual length: measured over the open cards when the index is
    # made again, and fixed until then, so that one card never changes what others weigh.
    usual_length: Mapped[float]


class SearchTerm(Base):
    __tablename__ = "search_term"
    __table_args__ = (UniqueConstraint("workspace_id", "term"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    term: Mapped[str] = mapped_column(String(LONGEST_TERM))
    documents: Mapped[int] = mapped_column(default=0)  # open cards with this term


class SearchWord(Base):
    """Words of open cards as they were written: for spelling and for taking compounds apart."""

    __tablename__ = "search_word"
    __table_args__ = (Index("ix_search_word_head", "workspace_id", "head"),)

    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), primary_key=True)
    word: Mapped[str] = mapped_column(String(LONGEST_TERM), primary_key=True)
    head: Mapped[str] = mapped_column(String(8))  # its first letters, to look nearby
    documents: Mapped[int] = mapped_column(default=0)


class SearchDocument(Base):
    __tablename__ = "search_document"
    __table_args__ = (Index("ix_search_document_workspace_id", "workspace_id"),)

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"))
    circle_id: Mapped[int] = mapped_column(ForeignKey("circle.id"))
    level: Mapped[ReleaseLevel]
    language: Mapped[str] = mapped_column(String(2))
    layer: Mapped[str | None] = mapped_column(String(24))
    theme: Mapped[str] = mapped_column(String(LONGEST_TERM))
    kind: Mapped[Kind] = mapped_column(words(Kind))
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    happened_on: Mapped[date]
    words: Mapped[list[str]]  # to count down again when the card goes


class SearchPosting(Base):
    """A term in a card: how much it says there, and who may read it.

    The key holds every column, in the order in which a query reads them: the most telling
    cards of a term come first, straight from the index. `reach` is -1 for a public card, 0 for
    one that the whole workspace may see, else the id of the one circle that may. `impact` is
    odd for a term of the card's title. There are no foreign keys: postings come and go with
    their document, millions at a time.
    """

    __tablename__ = "search_posting"
    __table_args__ = (
        Index("ix_search_posting_insight_id", "insight_id", "term_id", "impact", "language"),
        {"sqlite_with_rowid": False},
    )

    term_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    impact: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    insight_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reach: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)


class SearchVector(Base):
    """What a card's words mean, to an engine that MEANING names: whole numbers, a byte each.

    It goes with the words that it was made of, in the same transaction. Who may read the card
    stands in its `SearchDocument`.
    """

    __tablename__ = "search_vector"

    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id"), index=True)
    engine: Mapped[str] = mapped_column(String(LONGEST_TERM))  # its name and version
    numbers: Mapped[bytes]


class SynonymGroup(InWorkspace, Base):
    """Words that mean the same here.

    A single empty group says that the workspace wants none, not even those we begin with.
    """

    __tablename__ = "synonym_group"

    words: Mapped[list[str]]
