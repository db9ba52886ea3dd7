"""Facilitators are offered a digest to look at."""

from bot.domain.circulation.digests import News
from bot.slack.base import ids
from bot.slack.base.blocks import Message, button, buttons, fine_print, message, say
from bot.texts import Texts


def proposed_message(news: News, texts: Texts) -> Message:
    """With what is new by now; nothing is asked once there is nothing new any more."""
    name = news.circle.name
    if not news.count:
        return message(say(texts("digest-proposed-done", name=name)))
    see = button(texts("digest-proposed-see"), ids.DIGEST_PROPOSAL, news.circle.id)
    return message(
        say(texts("digest-proposed", count=news.count, name=name)),
        fine_print(texts("digest-proposed-rule")),
        buttons(see),
    )
