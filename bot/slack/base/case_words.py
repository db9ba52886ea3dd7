"""A case in its owner's words, in forms of several rooms."""

from slack_sdk.models.blocks import Block

from bot.slack.base.blocks import fine_print, quote, say, strong
from bot.slack.base.levels import who_reads
from bot.texts import Texts
from storage.models import Case, ReleaseLevel


def case_blocks(case: Case, texts: Texts) -> list[Block]:
    """What it is, what stands in the way, and what is asked of others."""
    blocks = [strong(case.title), quote(case.description)]
    if line := about(case, texts):
        blocks.append(say(line))
    for label, words in (
        (texts("case-place"), case.place),
        (texts("case-parties"), case.parties),
        (texts("case-obstacle"), case.obstacle),
        (texts("case-asked"), case.asked_of_others),
    ):
        if words:
            blocks += [fine_print(label), quote(words)]
    return blocks


def who_reads_case(case: Case, texts: Texts) -> str:
    """As a fact, told to its owner: colleagues read the case itself, not an insight."""
    if case.release_level >= ReleaseLevel.NETWORK:
        return texts("mine-level", level=texts("case-level-network"))
    return who_reads(case.release_level, texts)


def about(case: Case, texts: Texts) -> str:
    """Its phase and what stands in the way, in a few words."""
    said = []
    if case.phase:
        phase = texts.word(f"case-phase-{case.phase}", case.phase)
        said.append(texts("case-fact-phase", phase=phase))
    if case.obstacle_kind:
        kind = texts.word(f"case-obstacle-{case.obstacle_kind}", case.obstacle_kind)
        said.append(texts("case-fact-obstacle", obstacle=kind))
    return " · ".join(said)


def told_blocks(case: Case, texts: Texts) -> list[Block]:
    """How it ended; nothing for a case that runs."""
    if case.told_at is None:
        return []
    blocks = [fine_print(texts("case-ended")), quote(case.result)]
    if case.unlocked_by:
        blocks += [fine_print(texts("case-unlocked")), quote(case.unlocked_by)]
    return blocks
