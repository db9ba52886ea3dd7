"""Editing the words that mean the same in searches."""

from bot.domain.questions import synonyms
from bot.slack.base import ids
from bot.slack.base.notices import notice_modal
from bot.slack.questions.synonyms import read_synonyms, synonyms_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.subcommand(("synoniemen", "synonyms"), opens(synonyms.show, synonyms_modal))
    door.view(ids.SYNONYMS, submit_list, again(synonyms.show, synonyms_modal))


def submit_list(click: Click) -> None:
    lines, version = read_synonyms(click.view)
    with click.work() as session:
        count = synonyms.save(session, click.actor, lines, version, click.now)
    title = click.texts("synonyms-title")
    said = click.texts("synonyms-saved", count=count)
    click.done(notice_modal(said, click.texts, title=title))
