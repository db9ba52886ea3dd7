"""Editions, and what others did with insights."""

from datetime import datetime

from bot.delivery.renderers.drafts import Draft, Letter, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.circulation import digests, editions, missed, reuse, review
from bot.domain.circulation.missed import Window
from bot.slack.base.blocks import Message
from bot.slack.circulation.digests import digest_message
from bot.slack.circulation.missed import missed_message
from bot.slack.circulation.proposals import proposed_message
from bot.slack.circulation.reuse import choice_message, news_message
from bot.slack.circulation.review import not_asked_message, review_message, reviewed_message
from bot.slack.circulation.sending import emptied_message
from bot.texts import texts_for
from storage.people import people

renderers = Registry()


@renderers.to_anybody(MessageKind.DIGEST)
def digest(draft: Draft) -> Message | None:
    """In the reader's language, in a channel in the circle's."""
    themes = draft.delivery.details.get("themes", ())
    edition = editions.published(*draft.about, themes)
    if edition is None:
        return None
    if not draft.stands and (edition.is_empty or edition.digest.stopped_at is not None):
        return None
    language = draft.reader.language if draft.reader else edition.digest.language
    return digest_message(edition, texts_for(language), to_subscriber=draft.reader is not None)


@renderers.to_person(MessageKind.DIGEST_PROPOSED)
def digest_proposed(letter: Letter) -> Message | None:
    """None when there is nothing new by now; one that was sent says so."""
    found = digests.news(*letter.about, letter.now)
    if found is None or not (found.count or letter.stands):
        return None
    return proposed_message(found, letter.texts)


@renderers.to_person(MessageKind.DIGEST_REVIEW)
def digest_review(letter: Letter) -> Message | None:
    """None for whoever need not look any more; one that was sent says that."""
    found = review.told(*letter.about, letter.reader.id, letter.now)
    if found is not None and found.reviewer.id == letter.reader.id:
        return review_message(found, letter.texts)
    return not_asked_message(letter.texts) if letter.stands else None


@renderers.to_person(MessageKind.DIGEST_REVIEWED)
def digest_reviewed(letter: Letter) -> Message | None:
    found = review.told(*letter.about, letter.reader.id, letter.now)
    return reviewed_message(found, letter.texts) if found else None


@renderers.to_person(MessageKind.DIGEST_EMPTIED)
def digest_emptied(letter: Letter) -> Message | None:
    edition = editions.published(*letter.about)
    return emptied_message(edition, letter.texts) if edition else None


@renderers.to_anybody(MessageKind.DIGESTS_MISSED)
def digests_missed(draft: Draft) -> Message | None:
    """In the language of whoever asked for it, also in a channel."""
    details, due_at = draft.delivery.details, draft.delivery.due_at.isoformat()
    since = datetime.fromisoformat(details.get("since", due_at))
    until = datetime.fromisoformat(details.get("until", due_at))
    window = Window(since, until, details.get("themes", ()))
    reader = draft.reader
    reader_id = reader.id if reader else None
    found = missed.missed(
        draft.session, draft.workspace_id, window, reader_id, is_new=not draft.stands
    )
    if found.is_empty and not draft.stands:
        return None
    asker = people.get(*draft.about)
    return missed_message(found, texts_for(asker.language), to_subscriber=reader is not None)


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
    return news_message(told, letter.reader.time_zone, letter.texts)
