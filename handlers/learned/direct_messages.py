"""What people type to the bot: an answer to its question, or something to search for."""

from bot.domain.learned import direct_messages as said
from bot.domain.learned.prompts import PromptSeen
from bot.domain.people import absences
from bot.domain.questions import questions
from bot.domain.questions.small_talk import recognise
from bot.slack.base import ids
from bot.slack.base.blocks import Message
from bot.slack.base.notices import without_file
from bot.slack.learned.direct_messages import (
    Speech,
    adopted_message,
    forgotten_message,
    has_file,
    heard_message,
    is_for_us,
    kind_of,
    read_said,
    read_spoken,
    searched_message,
    stays_message,
    unheard_message,
)
from bot.slack.learned.sheets import answer_modal
from bot.slack.people.absences import told_message
from bot.slack.questions.refining import Search
from bot.slack.questions.search import answer_message
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.guests import check_is_no_guest
from handlers.questions.search import quoted_in, say_in_dm, search_in_dm, talk_in_dm


def register(door: Door) -> None:
    door.event("message", hear)
    door.action(ids.SAID_ANSWERS, take_as_answer)
    door.action(ids.SAID_DIVIDE, take_by_number)
    door.action(ids.SAID_SEARCH, search_instead)
    door.action(ids.SAID_FORGET, forget)


def hear(click: Click) -> None:
    """Everything that Slack calls a message; see `kind_of` for what is made of which."""
    if not is_for_us(click.event):
        return
    with click.reading() as session:
        if said.was_deleted(session, click.actor, read_spoken(click.event, "")):
            return
    match kind_of(click.event, click.typed):
        case Speech.EDIT:
            _hear_edit(click)
        case Speech.DELETION:
            _hear_deletion(click)
        case Speech.WORDS:
            _hear_words(click)
        case Speech.UNHEARD:
            _say_unheard(click)


def _hear_words(click: Click) -> None:
    spoken = read_spoken(click.event, click.typed)
    with click.reading() as session:
        told = absences.told(session, click.actor, spoken.text, click.now)
        prompt = said.prompt_for(session, click.actor, spoken, click.now)
    if told is not None and not spoken.is_in_thread:
        answer = told_message(told, click.texts)
        say_in_dm(click, answer, None, None, has_file=has_file(click.event))
        return
    talk = recognise(spoken.text)
    if talk is not None and said.is_talk(talk, spoken, prompt):
        talk_in_dm(click, talk, has_file=has_file(click.event))
        return
    if prompt is None:
        search_in_dm(click, has_file=has_file(click.event))
        return
    with click.work() as session:
        heard = said.hear(session, click.actor, prompt.id, spoken, click.now)
    offer = heard_message(heard, click.texts)
    if has_file(click.event):
        offer = without_file(offer, click.texts)
    sent = click.post(spoken.channel, offer, spoken.thread_ts)
    with click.db.begin() as session:
        said.replied(session, click.actor, heard.said.id, sent)


def _say_unheard(click: Click) -> None:
    with click.work():  # Slack may deliver it again
        pass
    spoken = read_spoken(click.event, "")
    click.post(spoken.channel, unheard_message(click.texts), spoken.thread_ts, quoted=None)


def _hear_edit(click: Click) -> None:
    """Slack also tells of changes that nobody made, such as a preview of a link.

    A message about whose words nothing was asked (a picture that gets words, another question,
    an answer while Slack did not take what the bot said) is heard as it is now.
    """
    before = (click.event.get("previous_message") or {}).get("text")
    if before == (click.event.get("message") or {}).get("text"):
        return
    spoken = read_spoken(click.event, click.typed)
    with click.db.begin() as session:
        was_asked_about = said.was_asked_about(session, click.actor, spoken)
    if not was_asked_about:
        if spoken.text:
            _hear_words(click)
        return
    with click.work() as session:
        changed = said.edited(session, click.actor, spoken, click.now)
    if changed is not None:
        _say_changed(click, changed, spoken)


def _say_changed(click: Click, changed: said.MessageChange, spoken: said.Spoken) -> None:
    if changed.asked is not None:
        click.post(spoken.channel, stays_message(changed.asked, click.texts), spoken.thread_ts)
        with click.db.begin() as session:
            said.told(session, click.actor, spoken)
    elif changed.reply_ts is not None:
        click.edit(spoken.channel, changed.reply_ts, forgotten_message(click.texts))


def _hear_deletion(click: Click) -> None:
    channel, ts = str(click.event.get("channel")), str(click.event.get("deleted_ts"))
    with click.work() as session:
        changed = said.deleted(session, click.actor, channel, ts, click.now)
    if changed is None or changed.reply_ts is None:
        return
    if changed.asked is None:
        click.edit(channel, changed.reply_ts, forgotten_message(click.texts))
    else:
        click.edit(channel, changed.reply_ts, stays_message(changed.asked, click.texts))


def take_as_answer(click: Click) -> None:
    """Into the draft, and on to the form: there its author sees it and chooses."""
    said_id, question_id = read_said(click.action)
    with click.work() as session:
        asked = said.adopt(session, click.actor, said_id, question_id, click.now)
    _to_the_form(click, asked)


def take_by_number(click: Click) -> None:
    """The same, each part to the question with its number."""
    with click.work() as session:
        asked = said.divide(session, click.actor, click.pressed, click.now)
    _to_the_form(click, asked)


def _to_the_form(click: Click, asked: PromptSeen) -> None:
    click.show(answer_modal(asked, click.texts))
    _replace(click, adopted_message(asked, click.texts))


def search_instead(click: Click) -> None:
    check_is_no_guest(click)
    with click.work() as session:
        question = said.take(session, click.actor, click.pressed)
    with click.reading() as session:  # a search would keep all others from writing
        answer = questions.ask(session, click.actor, question)
    _replace(click, searched_message(click.texts))
    found = answer_message(answer, Search(question), click.now.date(), click.texts)
    click.post(click.channel, found, quoted=quoted_in(answer))


def forget(click: Click) -> None:
    with click.work() as session:
        said.take(session, click.actor, click.pressed)
    _replace(click, forgotten_message(click.texts))


def _replace(click: Click, message: Message) -> None:
    """What was pressed shows what came of it."""
    click.edit(click.channel, str((click.body.get("message") or {}).get("ts")), message)
