"""Special editions."""

from bot.delivery.renderers.drafts import Draft, Registry
from bot.domain.base.kinds import MessageKind
from bot.domain.specials import published_specials
from bot.slack.base.blocks import Message
from bot.slack.specials.published_specials import story_message
from bot.texts import texts_for
from storage.models import DigestState

renderers = Registry()


@renderers.to_anybody(MessageKind.STORY_PUBLISHED)
def story_published(draft: Draft) -> Message | None:
    """None for one that was taken back before it left; one that stands says so."""
    found = published_specials.named(*draft.about)
    if found is None:
        return None
    special, name = found
    if special.state is not DigestState.PUBLISHED and not draft.stands:
        return None
    return story_message(special, name, texts_for(special.language))
