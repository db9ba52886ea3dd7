"""What follows on a note for a card: the look at its words, twins, the offer, withdrawal."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ButtonElement,
)

from bot.domain.harvest.drafts import NoteSeen
from bot.domain.harvest.duplicates import Twin
from bot.domain.harvest.groups import Group
from bot.domain.insights.card_words import (
    LONGEST_TITLE,
    card_of,
)
from bot.domain.insights.curation import LONGEST_REASON, REASONS, Withdrawal
from bot.domain.insights.release import ProposalResult
from bot.search.search import Hit
from bot.slack.base import ids
from bot.slack.base.agreements import contact_warning
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import radio, several_lines
from bot.slack.base.notices import notice_modal
from bot.slack.harvest.groups import group_name
from bot.slack.harvest.harvest import reach
from bot.slack.insights.insights import insight_card
from bot.texts import Texts
from storage.models import Insight, InsightState, ReleaseLevel


def proposal_modal(seen: NoteSeen, texts: Texts) -> Json:
    """A card as readers will see it, who they are, and what happens next."""
    card = seen.card
    return modal(
        ids.INSIGHT_PREVIEW,
        texts("proposal-title"),
        [
            say(texts("proposal-opening")),
            *insight_card(card, texts),
            divider(),
            *contact_warning((card.title, card.what, card.why, card.condition), texts),
            say(texts("proposal-readers", readers=reach(seen.insight.level, texts))),
            say(_next(seen, texts)),
            fine_print(texts("proposal-kept")),
        ],
        submit=texts("note-propose" if seen.asked else "note-release"),
        close=texts("button-close"),
        remember={"insight": seen.insight.id, "seen": seen.fingerprint},
    )


def _next(seen: NoteSeen, texts: Texts) -> str:
    if seen.asked:
        return texts("proposal-authors-next", count=seen.asked)
    is_inside = seen.insight.level is ReleaseLevel.CIRCLE
    return texts("proposal-circle-next" if is_inside else "proposal-released-next")


def read_proposal(view: Json) -> tuple[int, str]:
    """The note, and how it looked."""
    memory = remembered(view)
    return read_id(memory.get("insight")), str(memory.get("seen"))


def result_modal(
    result: ProposalResult | Twin, texts: Texts, following: Group | None = None
) -> Json:
    """What becomes of a card that was just made or changed, and what comes next."""
    if isinstance(result, Twin):
        return _twin(result, texts)
    if result.insight.state is InsightState.RELEASED:
        level = result.insight.level.name.lower()
        return done_modal(texts(f"insight-released-{level}"), texts, following)
    return done_modal(texts("insight-waits", count=result.asked), texts, following)


def done_modal(said: str, texts: Texts, following: Group | None) -> Json:
    """`following`: the answers that a card can be made of next."""
    if following is None:
        return notice_modal(said, texts)
    on = button(texts("harvest-next"), ids.INSIGHT_OPEN_NEXT, following.id, style="primary")
    return modal(
        ids.MESSAGE_NOTICE,
        texts("harvest-title"),
        [
            say(said),
            divider(),
            say(texts("harvest-next-is", count=len(following.answers))),
            quote(group_name(following, texts)),
            buttons(on),
        ],
        close=texts("button-close"),
    )


def _twin(twin: Twin, texts: Texts) -> Json:
    """A facilitator is about to make a card that is there already."""
    anyway = button(texts("twin-propose"), ids.INSIGHT_PROPOSE_ANYWAY, twin.insight.id)
    change = button(texts("condition-make"), ids.INSIGHT_OPEN_CHANGE, twin.hit.insight_id)
    others = [change, anyway] if twin.differs and twin.leads else [anyway]
    return _alike(twin.hit, texts("twin-note-kept"), others, texts, differs=twin.differs)


def offered_twin_modal(hit: Hit, reflection_id: int, texts: Texts) -> Json:
    """A participant is about to offer what is there already."""
    anyway = button(texts("twin-offer"), ids.INSIGHT_OFFER_ANYWAY, reflection_id)
    return _alike(hit, texts("twin-answer-kept"), [anyway], texts)


def _alike(
    hit: Hit,
    kept: str,
    others: Sequence[ButtonElement],
    texts: Texts,
    *,
    differs: bool = False,
) -> Json:
    recognise = button(
        texts("recognition-confirm"), ids.RECOGNITION_CONFIRM, hit.insight_id, style="primary"
    )
    return modal(
        ids.MESSAGE_NOTICE,
        texts("twin-title"),
        [
            say(texts("twin-opening")),
            *insight_card(card_of(hit), texts),
            *([say(texts("twin-differs"))] if differs else []),
            buttons(recognise, *others),
            fine_print(kept),
        ],
        close=texts("button-back"),
    )


def withdraw_modal(insight: Insight, texts: Texts) -> Json:
    """Why a card is taken back: a choice, and a sentence if one wishes."""
    reasons = [option(texts(f"withdrawn-{each}"), each) for each in REASONS]
    element = several_lines(LONGEST_REASON)
    is_note = insight.state is InsightState.NOTE
    reads = "note" if is_note else "authors"
    return modal(
        ids.INSIGHT_WITHDRAW,
        texts("insight-retract-title"),
        [
            strong(insight.title or cut(insight.what, LONGEST_TITLE)),
            say(texts("note-retract-confirm" if is_note else "insight-retract-confirm")),
            field("reason", texts("withdraw-reason"), radio(reasons)),
            field("words", texts("withdraw-words"), element, optional=True),
            fine_print(texts(f"withdraw-read-by-{reads}")),
        ],
        submit=texts("withdraw-submit"),
        close=texts("button-back"),
        remember={"insight": insight.id},
    )


def read_withdrawal(view: Json) -> tuple[int, str, str]:
    """The card, the reason and the sentence."""
    answers = Answers(view)
    insight_id = read_id(remembered(view).get("insight"))
    return insight_id, answers.choice("reason") or "", answers.text("words")


def withdrawal_message(withdrawal: Withdrawal, texts: Texts) -> Message:
    """To an author: a card made of their words was taken back, and why."""
    insight = withdrawal.insight
    reason = texts(f"withdrawn-{insight.withdrawn_reason}")
    blocks = [
        say(texts("withdraw-told", name=withdrawal.by.name)),
        quote(insight.title),
        say(texts("withdraw-told-reason", reason=reason)),
    ]
    if insight.withdrawn_words:
        blocks.append(quote(insight.withdrawn_words))
    return message(*blocks, fine_print(texts("release-words-stay")))


def offered_message(insight: Insight, name: str, texts: Texts) -> Message:
    """To a facilitator: a participant put an answer forward. Its words stay with the note."""
    look = button(texts("note-look"), ids.INSIGHT_OPEN_CHANGE, insight.id)
    return message(
        say(texts("note-offered", name=name)), buttons(look), fine_print(texts("note-next"))
    )
