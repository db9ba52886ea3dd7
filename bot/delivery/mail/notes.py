"""Mails of a few sentences that lead to one page."""

from dataclasses import dataclass

from bot.delivery.mail.skins import html, text
from bot.domain.base.visible import one_line
from bot.domain.planning.calendar_mail import Mail
from bot.domain.questions.learning_questions import MOST_WAITING
from bot.domain.questions.questions import PutQuestion
from bot.texts import Texts, texts_for
from storage.models import QuestionState, Workspace


@dataclass(frozen=True)
class Note:
    """A mail of a few sentences that leads to one page."""

    subject: str
    why: str
    do: str
    url: str
    link: str
    foot: str
    quoted: str = ""  # what its reader wrote


def note_skins(texts: Texts, note: Note) -> tuple[str, str, str]:
    values = {"t": texts, **vars(note), "preheader": note.why}
    return note.subject, html("note", **values), text("note", **values)


def voice_skins(home: Workspace, url: str, language: str, which: str) -> tuple[str, str, str]:
    """About what somebody said under an address: `confirm` it, or it was `kept`."""
    texts = texts_for(language)
    name = one_line(home.name)
    return note_skins(
        texts,
        Note(
            texts(f"mailing-voice-{which}-subject", name=name),
            texts(f"mailing-voice-{which}-why", name=name),
            texts(f"mailing-voice-{which}-do"),
            url,
            texts(f"mailing-voice-{which}-link"),
            texts(f"mailing-voice-{which}-ignore"),
        ),
    )


def lost_skins(home: Workspace, url: str, language: str, why: str) -> tuple[str, str, str]:
    """Something that was said under an address could not be kept."""
    texts = texts_for(language)
    name = one_line(home.name)
    return note_skins(
        texts,
        Note(
            texts("mailing-voice-lost-subject", name=name),
            texts(f"mailing-voice-lost-{why}", name=name, most=MOST_WAITING),
            texts("mailing-voice-lost-do"),
            url,
            texts("mailing-voice-kept-link"),
            texts("mailing-voice-lost-ignore"),
        ),
    )


def question_note(asked: PutQuestion, url: str, texts: Texts) -> Note:
    """What the circle does with a question from a page."""
    question, name = asked.question, one_line(asked.circle.name)
    foot = texts("question-news-next")
    match question.state:
        case QuestionState.DECLINED:
            said = texts("question-news-declined", name=name)
            because = (question.declined_because or "").replace("_", "-")
            foot = texts(f"question-declined-{because}")
        case QuestionState.MERGED:
            said = texts("question-news-merged", name=name)
        case _:
            said = texts("question-news-accepted", name=name)
    return Note(
        texts("mailing-question-subject", name=name),
        said,
        texts("mailing-question-yours"),
        url,
        texts("mailing-voice-kept-link"),
        foot,
        question.text,
    )


def answer_note(asked: PutQuestion, title: str, url: str, texts: Texts) -> Note:
    name = one_line(asked.circle.name)
    return Note(
        texts("mailing-question-subject", name=name),
        texts("question-answered", name=name),
        texts("mailing-question-read"),
        url,
        one_line(title),
        texts("mailing-recall"),
        asked.question.text,
    )


def calendar_confirm_note(home: Workspace, url: str, texts: Texts) -> Note:
    """The one question to an address that somebody typed for their sessions."""
    name = one_line(home.name)
    return Note(
        texts("mailing-calendar-confirm-subject"),
        texts("mailing-calendar-confirm-why", name=name),
        texts("mailing-confirm-do"),
        url,
        texts("mailing-confirm-link"),
        texts("mailing-confirm-ignore"),
    )


def calendar_skins(mail: Mail, url: str, texts: Texts) -> tuple[str, str, str]:
    """Calendar programs show the subject as the title: the circle's name, and no more."""
    name, meeting = one_line(mail.circle.name), mail.meeting
    why = texts(calendar_why(mail))
    values = {
        "t": texts,
        "subject": name if mail.is_in else texts("mailing-calendar-out-subject", name=name),
        "name": name,
        "when": texts.moment(meeting.starts_at, mail.person.time_zone),
        "place": one_line(meeting.place),
        "why": why,
        "remarks": mail.remarks,
        "preheader": why,
        "answer": texts("mailing-calendar-answer") if mail.is_in else "",
        "foot": texts("mailing-calendar-foot"),
        "stop": "" if mail.mailbox.ended_at else texts("calendar-mail-stop"),
        "url": url,
    }
    return str(values["subject"]), html("calendar", **values), text("calendar", **values)


def calendar_why(mail: Mail) -> str:
    if mail.is_in:
        return "mailing-calendar-in"
    if mail.is_called_off:
        return "mailing-calendar-off"
    return "mailing-calendar-stopped" if mail.mailbox.ended_at else "mailing-calendar-out"
