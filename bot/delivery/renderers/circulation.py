"""Editions, and what others did with insights."""

from bot.delivery.renderers.drafts import Draft, Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.circulation import digests, reuse
from bot.slack.base.blocks import Message
from bot.slack.circulation.digests import digest_message
from bot.slack.circulation.reuse import choice_message, news_message
from bot.texts import texts_for

renderers = Registry()


@renderers.to_anybody(MessageKind.DIGEST)
def digest(draft: Draft) -> Message | None:
    """In the reader's language, in a channel in the circle's."""
    edition = digests.published(*draft.about)
    if edition is None:
        return None
    language = draft.reader.language if draft.reader else edition.digest.language
    return digest_message(edition, texts_for(language), to_subscriber=draft.reader is not None)


@renderers.to_person(MessageKind.REUSE_CHOICE)
def reuse_choice(letter: Letter) -> Message | None:
    chosen = reuse.choice_of(letter.session, letter.workspace_id, letter.reader.id)
    return choice_message(letter.texts, chosen=chosen)


@renderers.to_person(MessageKind.REUSE_NEWS)
def reuse_news(letter: Letter) -> Message | None:
    """None when nothing is left to tell; one that was sent says so in its place."""
    told = reuse.told(letter.session, letter.reader, letter.delivery.due_at)
    if told is None and not letter.stands:
        return None
    return news_message(told, letter.texts)
