"""Whoever asks for principles gets principles: "which principles are there about X?"."""

import re
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.domain.insights import principle_list
from bot.domain.questions.small_talk import has_subject
from bot.search import search
from bot.search.meaning import Engine
from bot.search.search import Answer, Filters
from storage.models import Kind

# As people write it: "handvaten" too. Not inside a word ("deurhandvat"), nor in a saying.
_ASKED = re.compile(r"\b(?:handvat(?:t?en|jes?)?|principles?)\b", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:in|on|as a matter of)\s+principle\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]")


def about(text: str) -> str | None:
    """What of a question is left beside the word for principles; None if that is not asked.

    Between quotes it is a word to look for, like any other.
    """
    if _ASKED.search(_SAYING.sub(" ", _QUOTED.sub(" ", text))) is None:
        return None
    return " ".join(_ASKED.sub(" ", text).split())


def answer(  # noqa: PLR0913  # as `search.ask`
    session: Session,
    *,
    workspace_id: int,
    reader_id: int | None,
    text: str,
    limit: int,
    offset: int = 0,
    filters: Filters = Filters(),  # noqa: B008  # frozen
    as_typed: bool = False,
    after: str = "",
    engine: Engine | None = None,
) -> tuple[Answer, bool | None]:
    """Like `search.ask`; and whether the cards are principles, None when nobody asked for them.

    Where there is no principle about it, other cards answer.
    """

    def find(text: str, after: str, filters: Filters = filters) -> Answer:
        return search.ask(
            session,
            workspace_id=workspace_id,
            reader_id=reader_id,
            text=text,
            limit=limit,
            offset=offset,
            filters=filters,
            as_typed=as_typed,
            after=after,
            engine=engine,
        )

    said, before = about(text), about(after)
    if said is None and before is None:
        return find(text, after), None
    beside = (text if said is None else said, after if before is None else before)
    topic = [each for each in beside if has_subject(each)]
    if not topic and not filters:
        return _all(session, workspace_id, reader_id, limit, offset), True
    about_it = (topic[0] if topic else "", topic[1] if topic[1:] else "")
    only = replace(filters, kinds=filters.kinds or (Kind.PRINCIPLE.value,))
    if (found := find(*about_it, only)).hits:
        return found, None if filters.kinds else True
    whole = find(text, after)  # the word itself may stand in a card
    return (whole if whole.hits else find(*about_it)), False


def _all(
    session: Session, workspace_id: int, reader_id: int | None, limit: int, offset: int
) -> Answer:
    """The most recognised first."""
    found = principle_list.most_recognised(session, workspace_id, reader_id)
    page = tuple(found[offset : offset + limit])
    return Answer(page, None, has_more=len(found) > offset + limit)
