"""Language, organisation, working days and hours of one person."""

from dataclasses import replace

from bot.domain.people import absences, people
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.notices import notice_message
from bot.slack.people.settings import read_settings, settings_modal, settings_saved
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.subcommand(("instellingen", "settings", "taal", "language"), open_settings)
    door.action(ids.SETTINGS_OPEN, open_settings)
    door.view(ids.SETTINGS, submit_settings, whole, whole=whole)
    door.action(ids.LANGUAGE_CHOOSE, choose_language)


def open_settings(click: Click) -> None:
    click.show(_form(click, whole=False))


def whole(click: Click) -> Json:
    return _form(click, whole=True)


def _form(click: Click, *, whole: bool) -> Json:
    with click.reading() as session:
        person = people.get(session, click.actor)
    absence = absences.of_person(person, click.now)
    return settings_modal(person, click.texts, absence, whole=whole)


def submit_settings(click: Click) -> None:
    """The new language speaks at once, in the answer and on Home."""
    wanted = read_settings(click.form)
    with click.work() as session:
        person = people.get(session, click.actor)
        holidays = person.school_region, person.in_school_holidays
        changed = people.set_preferences(session, click.actor, wanted)
        if (person.school_region, person.in_school_holidays) != holidays:
            absences.look_again(session, person, click.now)
        until, first = wanted.away_until, wanted.away_from
        absence = absences.change(session, person, until, first, click.now)
        promised = absences.promised(session, changed, absence, click.now)
    click = replace(click, actor=changed)
    click.done(settings_saved(promised, click.texts))


def choose_language(click: Click) -> None:
    """One press: the message that offered it speaks it too."""
    place, wanted = (click.channel, click.message_ts), str(click.value)
    with click.work() as session:
        changed = people.choose_language(session, click.actor, wanted, click.now, place)
    click = replace(click, actor=changed, is_newcomer=False)
    if click.view.get("type") == "modal":
        click.offer(click.notice("language-changed-form"))  # what was typed stays below it
    else:
        click.tell(notice_message(click.texts("language-changed")))
