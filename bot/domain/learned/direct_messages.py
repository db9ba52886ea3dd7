"""Plain words in the conversation with the bot: an answer, or something to search for.

Whoever answers in the thread of a question answers it. Words beside it may be an answer when
a question is open and they are not put as one. Nothing is decided for anyone: the words are
kept for their author alone, and the bot asks. An answer goes into the author's draft, and
from there by the form and the look at the exact words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.domain.agenda.sessions.sessions import PROMPT_KEPT
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.learned import prompts, reflections
from bot.domain.learned.prompts import OWN_MESSAGES, PromptSeen
from bot.domain.learned.sheets import LONGEST_ANSWER, Filled, Sheet
from bot.domain.questions.small_talk import Talk, is_brief
from bot.errors import AlreadyDone, NotAllowed, NotFound, existing
from bot.search import tokens
from storage.base import inbox
from storage.circle import circles
from storage.learned import captures
from storage.learned import reflections as rows
from storage.models import Prompt, Said

FORGOTTEN_AFTER = timedelta(days=14)


FEWEST_WORDS = 6  # fewer are words to search for
LONGEST_QUESTION = 14  # words; who tells something longer is not asking, however it begins
ASKING = frozenset(
    {
        *("hoe", "wat", "waarom", "wie", "waar", "wanneer", "welke", "welk", "waarmee"),
        *("kan", "kun", "kunnen", "mag", "mogen", "moet", "moeten", "is", "zijn", "heeft"),
        *("heb", "hebben", "bestaat", "bestaan", "weet", "zoek", "zoeken"),
        *("how", "what", "why", "who", "where", "when", "which", "can", "could", "may"),
        *("should", "are", "does", "do", "did", "has", "have", "find", "search"),
    }
)


_TOLD = re.compile(
    r"\b(?:ik|wij|we|i)\b(?: \w+){0,3}"
    r" (?:leerden?|geleerd|ontdekten?|ontdekt|learned|learnt)\b"
    r"|\b(?:leerden?|ontdekten?) (?:ik|wij|we)\b"
)
# Of the bot, whatever it asked before.
ALWAYS_MEANT = frozenset(
    {
        *(Talk.STOP, Talk.PRIVACY, Talk.SETTINGS, Talk.EFFORT, Talk.COMING),
        *(Talk.JOIN, Talk.HELP),
    }
)
# In a thread about something else, these may go on about that.
_GOES_ON = frozenset({Talk.NOTHING, Talk.EFFORT, Talk.ABOUT, Talk.TOOL})


def may_be_answer(text: str) -> bool:
    """Long enough to tell something, and not put as a question."""
    words = text.split()
    return len(words) >= FEWEST_WORDS and not _is_question(text, words)


def tells(text: str) -> bool:
    """Whether somebody says what they learned, rather than asks what others did."""
    return may_be_answer(text) and _TOLD.search(tokens.in_order(text)) is not None


def _is_question(text: str, words: list[str]) -> bool:
    if text.rstrip().endswith("?"):
        return True
    begins = words[0].strip("\"'‘“(").lower() in ASKING
    return begins and len(words) <= LONGEST_QUESTION and "." not in text


_NUMBER = re.compile(r"(?:^|(?<=\s))(?P<number>[1-9])[.):]\s+")


def by_number(text: str, questions: int) -> dict[int, str]:
    """What stands behind "1." and "2.", as the questions are numbered from 1.

    Nothing for words that do not begin with a number, and for numbers that no question has or
    that do not go up: then they count something else.
    """
    marks = list(_NUMBER.finditer(text))
    numbers = [int(mark["number"]) for mark in marks]
    if not marks or text[: marks[0].start()].strip():
        return {}
    if numbers != sorted(set(numbers)) or numbers[-1] > questions:
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = {
        number: text[mark.end() : end].strip()
        for number, mark, end in zip(numbers, marks, ends, strict=True)
    }
    return {number: words for number, words in parts.items() if words}


@dataclass(frozen=True)
class Spoken:
    """A message to the bot. `thread_ts`: the message that it answers, if any."""

    channel: str
    ts: str
    thread_ts: str | None
    text: str

    @property
    def is_in_thread(self) -> bool:
        return bool(self.thread_ts) and self.thread_ts != self.ts


@dataclass(frozen=True)
class Heard:
    said: Said
    asked: PromptSeen

    @property
    def is_numbered(self) -> bool:
        """Its author numbered their answers as the questions are."""
        return bool(by_number(self.said.text or "", len(self.asked.questions)))


def prompt_for(session: Session, actor: Actor, spoken: Spoken, now: datetime) -> Prompt | None:
    """The question that these words may answer; None for something to search for."""
    if spoken.thread_ts and spoken.is_in_thread:
        found = captures.prompt_of_message(
            session,
            actor.workspace_id,
            actor.id,
            spoken.thread_ts,
            [kind.value for kind in OWN_MESSAGES],
            MessageKind.REFLECTION_KEPT.value,
        )
        return found if found and _is_member(session, actor, found) else None
    if not may_be_answer(spoken.text):
        return None
    waiting = rows.waiting(session, actor.workspace_id, actor.id, now)
    asked = (each.prompt for each in waiting)
    return next((each for each in asked if each.asked_at > now - PROMPT_KEPT), None)


def is_talk(talk: Talk, spoken: Spoken, prompt: Prompt | None) -> bool:
    """Whether words without a subject are small talk where they were said.

    `prompt`: the question that they may answer. In its thread nearly all is an answer: "asking
    for help" may be what somebody learned. In another thread they may go on about what was
    asked there.
    """
    if spoken.is_in_thread:
        if not any(each.isalnum() for each in spoken.text):
            return True
        if prompt is None:
            return talk not in _GOES_ON and is_brief(spoken.text)
        if talk is Talk.EFFORT:
            return spoken.text.rstrip().endswith("?")
        if talk in {Talk.STOP, Talk.HELP}:
            return is_brief(spoken.text, 1)
        return talk in {Talk.THANKS, Talk.BYE, Talk.GREETING} and is_brief(spoken.text)
    return prompt is None or talk in ALWAYS_MEANT


def _is_member(session: Session, actor: Actor, prompt: Prompt) -> bool:
    return circles.membership(session, prompt.circle_id, actor.id) is not None


def hear(
    session: Session, actor: Actor, prompt_id: int, spoken: Spoken, now: datetime
) -> Heard:
    """Keep the words, for their author alone.

    Raises:
        NotAllowed: more than fits an answer.
    """
    check_length(spoken)
    asked = prompts.asked(session, actor, prompt_id, now)
    values: dict[str, object] = {
        "workspace_id": actor.workspace_id,
        "person_id": actor.id,
        "prompt_id": prompt_id,
        "channel": spoken.channel,
        "external_id": spoken.ts,
        "text": spoken.text,
        "said_at": now,
    }
    captures.hear(session, values)
    said = existing(
        captures.said(session, actor.workspace_id, actor.id, spoken.channel, spoken.ts)
    )
    return Heard(said, asked)


def replied(session: Session, actor: Actor, said_id: int, reply_ts: str) -> None:
    """Where the bot asked about it, to change that when the words are gone."""
    said = captures.said_by_id(session, actor.workspace_id, actor.id, said_id)
    if said is not None:
        said.reply_id = reply_ts


def _get(session: Session, actor: Actor, said_id: int) -> Said:
    said = existing(captures.said_by_id(session, actor.workspace_id, actor.id, said_id))
    if not said.text:
        raise AlreadyDone("said-settled")
    return said


def adopt(
    session: Session, actor: Actor, said_id: int, question_id: int, now: datetime
) -> PromptSeen:
    """These words answer this question: into the draft, after what stands there.

    Raises:
        NotFound: not the actor's words, or not a question that was asked.
        AlreadyDone: they were used before.
        NotAllowed: together with what stands there it is too long.
    """
    said = _get(session, actor, said_id)
    asked = prompts.asked(session, actor, said.prompt_id, now)
    if question_id not in {question.id for question in asked.questions}:
        raise NotFound
    return _into_draft(session, actor, said, asked, {question_id: said.text}, now)


def divide(session: Session, actor: Actor, said_id: int, now: datetime) -> PromptSeen:
    """Each numbered part answers the question with its number. Raises as `adopt`."""
    said = _get(session, actor, said_id)
    asked = prompts.asked(session, actor, said.prompt_id, now)
    parts = by_number(said.text, len(asked.questions))
    if not parts:  # the message was edited
        raise NotFound
    answers = {asked.questions[number - 1].id: words for number, words in parts.items()}
    return _into_draft(session, actor, said, asked, answers, now)


def _into_draft(  # all that a draft is made of
    session: Session,
    actor: Actor,
    said: Said,
    asked: PromptSeen,
    answers: Mapping[int, str],
    now: datetime,
) -> PromptSeen:
    """By question id: after what stands in the draft."""
    sheet = dict(asked.sheet.filled)
    for question_id, answer in answers.items():
        filled = sheet.get(question_id, Filled("", asked.circle.default_release))
        words = "\n\n".join(filter(None, [filled.text, answer]))
        if len(words) > LONGEST_ANSWER:
            raise NotAllowed("said-no-room", longest=LONGEST_ANSWER)
        sheet[question_id] = replace(filled, text=words)
    said.text = ""
    return reflections.keep_draft(session, actor, asked, Sheet(sheet, asked.sheet.case_id), now)


def take(session: Session, actor: Actor, said_id: int) -> str:
    """The words, which are not kept any longer. Raises as `adopt`."""
    said = _get(session, actor, said_id)
    words = said.text
    session.delete(said)
    return words


@dataclass(frozen=True)
class MessageChange:
    """What to say about a message that was edited or deleted, and where."""

    reply_ts: str | None
    asked: PromptSeen | None  # None: the words were not used yet, and are forgotten now


def was_asked_about(session: Session, actor: Actor, spoken: Spoken) -> bool:
    """Whether the bot asked about words of this message, which are kept or were used.

    Words that it could not ask about yet are dropped: the message is heard as it is now.
    """
    said = captures.said(session, actor.workspace_id, actor.id, spoken.channel, spoken.ts)
    if said is None:
        return False
    if said.text and said.reply_id is None:
        session.delete(said)
        return False
    return True


def edited(
    session: Session, actor: Actor, spoken: Spoken, now: datetime
) -> MessageChange | None:
    """Words that were not used follow the message; used ones stay, until `told` that was said.

    Raises:
        NotAllowed: more than fits an answer; what was kept stays.
    """
    said = captures.said(session, actor.workspace_id, actor.id, spoken.channel, spoken.ts)
    if said is None:
        return None
    if not said.text:
        return _used(session, actor, said, now)
    if not spoken.text:
        session.delete(said)
        return MessageChange(said.reply_id, None)
    check_length(spoken)
    said.text = spoken.text
    return None


def check_length(spoken: Spoken) -> None:
    if len(spoken.text) > LONGEST_ANSWER:
        raise NotAllowed("said-too-long", longest=LONGEST_ANSWER)


def deleted(
    session: Session, actor: Actor, channel: str, ts: str, now: datetime
) -> MessageChange | None:
    inbox.is_new(session, actor.workspace_id, _deletion(channel, ts), now)
    said = captures.said(session, actor.workspace_id, actor.id, channel, ts)
    if said is None:
        return None
    changed = (
        MessageChange(said.reply_id, None) if said.text else _used(session, actor, said, now)
    )
    session.delete(said)
    return changed


def was_deleted(session: Session, actor: Actor, spoken: Spoken) -> bool:
    """Whether Slack told of the deletion first, as when it has to deliver the message again."""
    return inbox.is_known(session, actor.workspace_id, _deletion(spoken.channel, spoken.ts))


def _deletion(channel: str, ts: str) -> str:
    return f"deletion:{channel}:{ts}"


def _used(session: Session, actor: Actor, said: Said, now: datetime) -> MessageChange | None:
    """Used words stay; None when that was said before."""
    if said.reply_id is None:
        return None
    return MessageChange(said.reply_id, prompts.asked(session, actor, said.prompt_id, now))


def told(session: Session, actor: Actor, spoken: Spoken) -> None:
    """It was said that the used words of this message stay: it is not said again."""
    said = captures.said(session, actor.workspace_id, actor.id, spoken.channel, spoken.ts)
    if said is not None:
        said.reply_id = None
