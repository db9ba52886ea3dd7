"""How insights look in Slack: the card, everywhere the same."""

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    RichTextSectionElement,
)

from bot.domain.insights import Card
from bot.slack.blocks import cut, fine_print, header, quote
from bot.texts import Texts

LONGEST_LINE = 280  # characters of what happened, in the compact form


def insight_card(card: Card, texts: Texts) -> list[Block]:
    """The one way a card is shown, six blocks at most; under 3,200 characters."""
    blocks = [header(card.title), fine_print(_verdict(card, texts)), quote(card.what)]
    if card.why:
        blocks.append(_labelled(texts("card-why"), card.why))
    if card.condition:
        blocks.append(_labelled(texts("card-condition"), card.condition))
    return [*blocks, fine_print(_origin(card, texts))]


def card_lines(card: Card, texts: Texts) -> list[str]:
    """The card in three plain lines: title, what happened (cut short), where it is from."""
    return [
        card.title,
        f"{_outcome(card, texts)}: {cut(card.what, LONGEST_LINE)}",
        _origin(card, texts),
    ]


def _labelled(label: str, words: str) -> Block:
    """A label of ours above somebody's words."""
    bold = RichTextElementParts.TextStyle(bold=True)
    parts = RichTextElementParts
    return RichTextBlock(
        elements=[
            RichTextSectionElement(elements=[parts.Text(text=label, style=bold)]),
            RichTextQuoteElement(elements=[parts.Text(text=words)]),
        ]
    )


def _outcome(card: Card, texts: Texts) -> str:
    return texts(f"outcome-{card.outcome.value.replace('_', '-')}")


def _verdict(card: Card, texts: Texts) -> str:
    return f"{_outcome(card, texts)} · {texts(f'kind-{card.kind.value}')}"


def _origin(card: Card, texts: Texts) -> str:
    theme = texts(f"theme-{card.theme}")
    return f"{card.circle_name} · {texts.short_date(card.happened_on)} · {theme}"
