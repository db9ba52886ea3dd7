"""Asking what others learned: by command, in a direct message, and from Home."""

from collections.abc import Collection

from bot.domain.base.visible import tidy
from bot.domain.circle import circles
from bot.domain.insights import recognition
from bot.domain.learned.direct_messages import tells
from bot.domain.questions import questions
from bot.domain.questions.small_talk import Talk, has_subject, recognise
from bot.errors import InvalidInput, NotAllowed
from bot.search.search import Answer
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message
from bot.slack.base.notices import notice_message, without_file
from bot.slack.insights.recognition import card_modal
from bot.slack.overview.help import help_message
from bot.slack.overview.small_talk import talk_message, talk_modal
from bot.slack.questions.refining import (
    Search,
    followed_up,
    read_refined,
    read_search,
    refine_modal,
)
from bot.slack.questions.search import answer_message, answer_modal, search_of_thread
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.guests import check_is_no_guest


def register(door: Door) -> None:
    door.subcommand(("zoek", "zoeken", "search"), search_by_command)
    door.action(ids.HOME_SEARCH, search_at_home)
    door.action(ids.SEARCH_MORE, show_more)
    door.action(ids.SEARCH_AS_TYPED, show_more)
    door.action(ids.SEARCH_OPEN_REFINE, open_refine)
    door.view(ids.SEARCH_REFINE, submit_refine)
    door.action(ids.SEARCH_READ, read_card)
    door.action(ids.SEARCH_SHARE, share_card)


def search_by_command(click: Click) -> None:
    answer_command(click, click.rest)


def answer_command(click: Click, question: str) -> None:
    """Only the asker sees the answer; in a channel, cards can be shared from it."""
    if not question:
        message = notice_message(click.texts("search-empty"))
    elif talk := _without_subject(question):
        message = talk_message(talk, click.home_now(), click.texts)
    else:
        with click.reading() as session:
            answer = questions.ask(session, click.actor, question)
        in_channel = click.channel.startswith(("C", "G"))
        message = answer_message(
            answer, Search(question), click.now.date(), click.texts, in_channel=in_channel
        )
    click.tell(message)


def search_in_dm(click: Click, *, has_file: bool = False) -> None:
    """A plain question in the conversation with the bot. Slack may deliver it again.

    `handlers.learned.direct_messages` decides that it is one.
    """
    check_is_no_guest(click)
    click.check_new()
    before = _asked_before(click)
    search = followed_up(before, click.typed) if before else Search(click.typed)
    today = click.now.date()
    with click.reading() as session:  # a search would keep all others from writing
        answer = questions.ask(
            session,
            click.actor,
            search.question,
            filters=search.filters(today),
            after=search.after,
        )
        is_told = tells(search.question) and bool(circles.active_of(session, click.actor))
    message = answer_message(answer, search, today, click.texts, tells=is_told)
    thread, quoted = click.event["thread_ts"] if before else None, quoted_in(answer)
    say_in_dm(click, message, thread, quoted, has_file=has_file)


def talk_in_dm(click: Click, talk: Talk, *, has_file: bool = False) -> None:
    """Help, for whoever asks for it; and a few lines to whatever else has no subject.

    It stays in the conversation, so that it names nobody.
    """
    state = click.home_now()
    if talk is Talk.HELP:
        message = help_message(state, click.texts)
    else:
        said = click.typed if has_subject(click.typed) else ""
        message = talk_message(talk, state, click.texts, said, names_people=False)
    say_in_dm(click, message, click.event.get("thread_ts"), (), has_file=has_file)


def say_in_dm(
    click: Click,
    message: Message,
    thread: str | None,
    quoted: Collection[int] | None,
    *,
    has_file: bool,
) -> None:
    with click.work():  # of two deliveries one is answered
        pass
    if has_file:
        message = without_file(message, click.texts)
    click.post(click.event["channel"], message, thread, quoted=quoted)


def _without_subject(question: str) -> Talk | None:
    return None if has_subject(question) else recognise(question)


def quoted_in(answer: Answer) -> list[int]:
    return [hit.insight_id for hit in (*answer.hits, *answer.near)]


def _asked_before(click: Click) -> Search | None:
    """What a message in a thread follows up, if that was a question."""
    thread, ts = click.event.get("thread_ts"), str(click.event.get("ts"))
    if not thread or thread == ts:
        return None
    posts = click.thread(click.event["channel"], thread)
    return search_of_thread(posts, click.actor.address.external_id, ts)


def search_at_home(click: Click) -> None:
    question = tidy(str(click.value or ""))
    if not question:
        raise NotAllowed("search-empty")
    if talk := _without_subject(question):
        click.show(talk_modal(talk, click.home_now(), click.texts))
        return
    click.show(_answered(click, Search(question)))


def _answered(click: Click, search: Search) -> Json:
    today = click.now.date()
    with click.reading() as session:
        answer = questions.ask(
            session,
            click.actor,
            search.question,
            search.offset,
            search.filters(today),
            as_typed=search.as_typed,
            after=search.after,
        )
    return answer_modal(answer, search, today, click.texts)


def show_more(click: Click) -> None:
    """Another page or reading of it; in a form it takes the place of the one before."""
    click.replace_or_show(_answered(click, read_search(click.value)))


def open_refine(click: Click) -> None:
    with click.reading() as session:
        choices = questions.choices(session, click.actor)
    click.show(refine_modal(read_search(click.value), choices, click.texts))


def submit_refine(click: Click) -> None:
    search = read_refined(click.view)
    if not has_subject(search.question):
        raise InvalidInput("question", "refine-empty")
    click.done(_answered(click, search))


def read_card(click: Click) -> None:
    with click.reading() as session:
        reading = recognition.read(session, click.actor, click.pressed, click.now)
    click.show(card_modal(reading.card, reading.standing, click.texts))


def share_card(click: Click) -> None:
    if not click.directory.may_post_in(click.channel):
        raise NotAllowed("search-bot-not-in-channel")
    with click.work() as session:
        questions.share(session, click.actor, click.pressed, click.channel, click.now)
    click.tell(notice_message(click.texts("search-shared")))
