"""What someone added to an answer, wherever an answer is shown: did it work, why, when."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.learned.sheets import details_of
from bot.slack.base.blocks import addresses, fine_print, labelled, quote
from bot.texts import Texts
from storage.models import Case, Outcome, Reflection, ReleaseLevel


def outcome_label(outcome: Outcome, texts: Texts) -> str:
    return texts(f"outcome-{outcome.value.replace('_', '-')}")


def answer_blocks(
    reflection: Reflection,
    case: Case | None,
    level: ReleaseLevel,
    texts: Texts,
) -> list[Block]:
    """An answer with all that goes with it at this level, the same for author and readers.

    The message that a conclusion came from names who wrote it: beyond the circle it stays out.
    """
    said = details_of(reflection)
    about = []
    if said.outcome is not None:
        about.append(outcome_label(said.outcome, texts))
    if said.learning is not None:
        about.append(texts(f"learning-{said.learning.value}"))
    if case is not None:
        about.append(texts("details-about-case", title=case.title))
    blocks = [quote(reflection.text)]
    if about:
        blocks.append(fine_print(" · ".join(about)))
    if said.why:
        blocks.append(labelled(texts("card-why"), said.why))
    if said.condition:
        blocks.append(labelled(texts("card-condition"), said.condition))
    links = [*said.links, *_source(reflection, level)]
    if links:
        blocks.append(addresses(links))
    return blocks


def _source(reflection: Reflection, level: ReleaseLevel) -> Sequence[str]:
    within = reflection.permalink and level <= ReleaseLevel.CIRCLE
    return [reflection.permalink] if within else []
