"""`/leerkring help`, what is no command, and small talk."""

from difflib import get_close_matches

from bot.domain.questions.small_talk import Talk, has_subject, recognise
from bot.domain.readers import subscriptions
from bot.slack.base import ids
from bot.slack.base.blocks import Json, message_of
from bot.slack.overview.help import help_all_modal, help_message, help_modal
from bot.slack.overview.small_talk import talk_message, talk_modal
from bot.slack.readers.subscriptions import stopped_message
from handlers.base.click import Click
from handlers.base.door import Door, Handler


def register(door: Door) -> None:
    """Call this last: it also answers every command that nobody else took."""
    door.subcommand(("help", "hulp", ""), say_help)
    door.action(ids.HELP_OPEN, open_help)
    door.action(ids.HELP_ALL, open_all)
    door.subcommand(("stop", "stoppen", "afmelden", "unsubscribe"), say_stop)
    door.subcommand(("privacy",), _says(Talk.PRIVACY))
    door.subcommand(("meedoen", "join"), _says(Talk.JOIN))
    door.action(ids.TALK_JOIN, open_joining)
    known = sorted(door.words - {""})

    def say_unknown(click: Click) -> None:
        if (talk := recognise(click.typed)) is not None:
            said = click.typed if has_subject(click.typed) else ""
            click.tell(talk_message(talk, click.home_now(), click.texts, said))
            return
        nearest = next(iter(get_close_matches(click.word, known, n=1, cutoff=0.6)), None)
        state = click.home_now()
        click.tell(help_message(state, click.texts, unknown=click.word, nearest=nearest))

    door.any_other(say_unknown)


def say_help(click: Click) -> None:
    click.tell(help_message(click.home_now(), click.texts))


def open_help(click: Click) -> None:
    click.show(help_modal(click.home_now(), click.texts))


def open_all(click: Click) -> None:
    click.replace_or_show(help_all_modal(click.texts, for_guest=click.actor.is_guest))


def open_joining(click: Click) -> None:
    click.show(talk_modal(Talk.JOIN, click.home_now(), click.texts))


def say_stop(click: Click) -> None:
    """Digests end at once; of all else it says how."""
    with click.reading() as session:
        is_subscribed = subscriptions.current(session, click.actor) is not None
    stopped: list[Json] = []
    if is_subscribed:
        with click.work() as session:
            subscriptions.stop(session, click.actor, click.now)
        stopped = stopped_message(click.texts).blocks
    how = talk_message(Talk.STOP, click.home_now(), click.texts)
    click.tell(message_of([*stopped, *how.blocks]))


def _says(talk: Talk) -> Handler:
    def say_it(click: Click) -> None:
        click.tell(talk_message(talk, click.home_now(), click.texts))

    return say_it
