"""People and circles: rights, files, erasure."""

from sqlalchemy.orm import Session

from bot.app import slack_client
from bot.clock import utc_now
from bot.commands.base import Arguments, existing_database, print_json, writing
from bot.delivery.outbox import Outbox
from bot.delivery.render import RENDERERS
from bot.delivery.slack import SlackSender
from bot.domain.overview import privacy
from bot.domain.people import people
from bot.errors import ConfigError, NotFound
from bot.settings import load
from storage.base import edits
from storage.models import Person


def export_person(arguments: Arguments) -> int:
    with writing() as session:
        found = people_with(session, arguments.email)
        exports = [privacy.export_person(session, person, utc_now()) for person in found]
    print_json(exports)
    return 0


def erase_person(arguments: Arguments) -> int:
    settings = load()
    with existing_database(settings) as database:
        with database.begin() as session:
            for person in people_with(session, arguments.email):
                privacy.erase_person(session, person, utc_now())
        if token := settings.slack_bot_token.get_secret_value():
            sender = SlackSender(slack_client(token, settings.slack_api_url))
            Outbox(database, sender, RENDERERS, utc_now).freshen(edits.made_stale(session))
        print("Erased. What still stands in Slack goes as soon as the worker runs.")
        if database.is_sqlite and not database.compact():
            print("Run `leerkring compact` once: another process still held the old rows.")
    return 0


def grant_manager(arguments: Arguments) -> int:
    _set_manager(arguments.email, is_manager=True)
    print("Granted. `/leerkring status` now answers them.")
    return 0


def revoke_manager(arguments: Arguments) -> int:
    _set_manager(arguments.email, is_manager=False)
    print("Revoked.")
    return 0


def _set_manager(email: str, *, is_manager: bool) -> None:
    with writing() as session:
        for person in people_with(session, email):
            people.set_manager(session, person, utc_now(), is_manager=is_manager)


def people_with(session: Session, email: str) -> list[Person]:
    try:
        return privacy.people_with(session, email)
    except NotFound:
        raise ConfigError("nobody with that e-mail address is known here") from None


def export_circle(arguments: Arguments) -> int:
    with writing() as session:
        try:
            export = privacy.export_circle(session, arguments.id, utc_now())
        except NotFound:
            raise ConfigError(f"there is no circle {arguments.id}") from None
    print_json(export)
    return 0
