"""Which function writes which kind of mail; None: it is not wanted any more."""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bot.delivery.mail.letter import Addressed, Invite, Letter, anybody
from bot.delivery.mail.notes import (
    Note,
    answer_note,
    calendar_confirm_note,
    calendar_skins,
    calendar_why,
    lost_skins,
    note_skins,
    question_note,
    voice_skins,
)
from bot.delivery.mail.skins import confirm_skins, edition_skins, edition_words
from bot.delivery.renderers.drafts import Draft
from bot.domain.base.kinds import MessageKind
from bot.domain.base.mail_address import domain_of
from bot.domain.base.visible import one_line
from bot.domain.circulation.mailed import Mailed, mailed, missed_by
from bot.domain.circulation.missed import Window
from bot.domain.planning import calendar_mail
from bot.domain.planning.calendar_mail import page_url
from bot.domain.questions import triage
from bot.domain.readers import mail_readers, own_voices, voices
from bot.domain.readers.mail_readers import ask_url, confirm_url, stop_url
from bot.domain.readers.own_voices import answers_url
from bot.domain.readers.publications import shelf_url
from bot.ics import Entering, mailed_file
from bot.texts import texts_for
from storage.base.finding import find_row
from storage.models import Mailbox, MailRequest, Person, QuestionState, Workspace
from storage.readers import publications

ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058


@dataclass(frozen=True)
class MailDraft(Draft):
    """`mailbox`: where an edition may go; `made`: what others get as well, by what it is."""

    mailbox: Mailbox | None
    made: dict[Hashable, Letter | None]


def digest(draft: MailDraft) -> Addressed | None:
    themes = draft.delivery.details.get("themes", ())
    return _to_reader(draft, lambda: mailed(*draft.about, themes), *themes)


def digests_missed(draft: MailDraft) -> Addressed | None:
    """For who reads less often, or paused."""
    details = draft.delivery.details
    since, until = (datetime.fromisoformat(details[name]) for name in ("since", "until"))
    window = Window(since, until, details.get("themes", ()))
    return _to_reader(
        draft, lambda: missed_by(*draft.about[:2], window, draft.subject_id), since, until
    )


def _to_reader(
    draft: MailDraft, find: Callable[[], Mailed | None], *which: Hashable
) -> Addressed | None:
    reader, mailbox = draft.reader, draft.mailbox
    if reader is None or mailbox is None:
        return None
    what = (draft.delivery.kind, draft.subject_id, reader.language, *which)
    if what not in draft.made:
        found = find()
        draft.made[what] = _edition(found, reader.language) if found else None
    letter = draft.made[what]
    return Addressed(reader.address.external_id, letter, mailbox.token) if letter else None


def _edition(found: Mailed, language: str) -> Letter:
    """For whoever gets these cards in this language."""
    stop = stop_url(found.home, anybody())
    words = edition_words(found, language, stop)
    return _drawn(json.dumps([words, _list_headers(found, stop)]), language)


@lru_cache(maxsize=8)  # looked at anew, most say what they said; `forget` lets go of it
def _drawn(said: str, language: str) -> Letter:
    words, headers = json.loads(said)
    subject, html, text = edition_skins(words, language)
    return Letter(subject, text, html, language, headers)


def forget() -> None:
    """What editions said: a process keeps no words for longer than it sends."""
    _drawn.cache_clear()


def _list_headers(found: Mailed, stop: str) -> Mapping[str, str]:
    """RFC 8058, 2369 and 2919: how programs show it, file it, and stop it."""
    home = found.home
    host = (home.mail_from or "").rpartition("@")[2]
    name = one_line(home.name).encode("ascii", "ignore").decode()
    return {
        "List-Id": f'"{_quoted(name)}" <digest.{home.external_id.lower()}.{host}>',
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": ONE_CLICK,
        "List-Help": f"<{ask_url(home)}>",
        "List-Owner": f"<mailto:{home.mail_from}>",
        "List-Archive": f"<{shelf_url(home)}>",
        "List-Post": "NO",
        "Precedence": "bulk",
    }


def _quoted(name: str) -> str:
    return "".join(each for each in name if each not in '"\\')


def confirm(draft: MailDraft) -> Addressed | None:
    """To an address that somebody typed; it was not confirmed, nor is it too late."""
    request = find_row(MailRequest, *draft.about)
    if request is None or draft.now - request.asked_at >= mail_readers.CONFIRM_WITHIN:
        return None
    home = draft.session.get_one(Workspace, draft.workspace_id)
    url = confirm_url(home, request.token)
    subject, html, text = confirm_skins(home, url, request.language)
    return Addressed(request.address, Letter(subject, text, html, request.language))


def voice_confirm(draft: MailDraft) -> Addressed | None:
    """To an address under which somebody said something about a card."""
    waiting = voices.waits_in(*draft.about, draft.now)
    if waiting is None:
        return None
    home = draft.session.get_one(Workspace, draft.workspace_id)
    url = answers_url(home, waiting.token)
    subject, html, text = voice_skins(home, url, waiting.language, "confirm")
    return Addressed(waiting.address, Letter(subject, text, html, waiting.language))


def voice_kept(draft: MailDraft) -> Addressed | None:
    """Something was said in their name, and kept or not; here they can take it back."""
    reader = draft.reader
    token = own_voices.token_of(draft.session, reader) if reader else None
    if reader is None or token is None:
        return None
    home = draft.session.get_one(Workspace, draft.workspace_id)
    url = answers_url(home, token)
    why = draft.delivery.details.get("why")
    skins = lost_skins(home, url, reader.language, why) if why else None
    subject, html, text = skins or voice_skins(home, url, reader.language, "kept")
    return Addressed(reader.address.external_id, Letter(subject, text, html, reader.language))


def question_news(draft: MailDraft) -> Addressed | None:
    """To somebody without Slack who asked on a page: what the circle does with it."""
    reader, asked = draft.reader, triage.news(*draft.about)
    token = own_voices.token_of(draft.session, reader) if reader else None
    if reader is None or asked is None or token is None:
        return None
    if asked.question.state is QuestionState.OPEN:
        return None
    home = draft.session.get_one(Workspace, draft.workspace_id)
    note = question_note(asked, answers_url(home, token), texts_for(reader.language))
    return _note_to(reader, note)


def question_answered(draft: MailDraft) -> Addressed | None:
    """None when the card is not public any more."""
    reader, found = draft.reader, triage.answered(*draft.about)
    if reader is None or found is None or own_voices.token_of(draft.session, reader) is None:
        return None
    asked, hit = found
    url = publications.address(draft.session, draft.workspace_id, hit.insight_id)
    if url is None:
        return None
    return _note_to(reader, answer_note(asked, hit.title, url, texts_for(reader.language)))


def _note_to(reader: Person, note: Note) -> Addressed:
    subject, html, text = note_skins(texts_for(reader.language), note)
    return Addressed(reader.address.external_id, Letter(subject, text, html, reader.language))


def calendar_confirm(draft: MailDraft) -> Addressed | None:
    """To an address that somebody in Slack typed for their sessions."""
    mailbox = calendar_mail.to_confirm(*draft.about, draft.now)
    if mailbox is None or draft.reader is None:
        return None
    home = draft.session.get_one(Workspace, draft.workspace_id)
    texts = texts_for(draft.reader.language)
    note = calendar_confirm_note(home, page_url(home, mailbox.token), texts)
    subject, html, text = note_skins(texts, note)
    return Addressed(mailbox.address, Letter(subject, text, html, texts.language))


def calendar(draft: MailDraft) -> Addressed | None:
    mail = calendar_mail.to_send(draft.session, draft.delivery, draft.now)
    if mail is None:
        return None
    home, token = mail.home, mail.mailbox.token
    texts = texts_for(mail.person.language)
    subject, html, text = calendar_skins(mail, page_url(home, token), texts)
    sent = Entering(
        mail.meeting,
        mail.circle.name,
        home.mail_from or "",
        mail.mailbox.address,
        draft.now,
        mail.is_in,
    )
    line = texts("mailing-calendar-answer" if mail.is_in else calendar_why(mail))
    said = "\n\n".join([*mail.remarks, line])
    host = domain_of(home.mail_from or "")
    headers = {
        "List-Id": f"<calendar.{home.external_id.lower()}.{host}>",
        "List-Unsubscribe": f"<{page_url(home, token)}>",
        "List-Unsubscribe-Post": ONE_CLICK,
    }
    invite = Invite(sent.method, mailed_file(sent, said))
    return Addressed(
        mail.mailbox.address, Letter(subject, text, html, texts.language, headers, invite)
    )


LETTERS: Mapping[MessageKind, Callable[[MailDraft], Addressed | None]] = {
    MessageKind.DIGEST: digest,
    MessageKind.DIGESTS_MISSED: digests_missed,
    MessageKind.CALENDAR_CONFIRM: calendar_confirm,
    MessageKind.CALENDAR_MAIL: calendar,
    MessageKind.MAIL_CONFIRM: confirm,
    MessageKind.VOICE_CONFIRM: voice_confirm,
    MessageKind.VOICE_KEPT: voice_kept,
    MessageKind.VOICE_LOST: voice_kept,
    MessageKind.QUESTION_NEWS: question_news,
    MessageKind.QUESTION_ANSWERED: question_answered,
}
