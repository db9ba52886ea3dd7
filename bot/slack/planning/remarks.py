"""A few words that go along with sessions: the field, and how they look."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.planning.remarks import LONGEST_REMARK
from bot.slack.base.blocks import Json, field, quote
from bot.slack.base.forms import Answers
from bot.slack.base.inputs import several_lines
from bot.texts import Texts


def remark_field(texts: Texts, hint: str = "remark-hint") -> Block:
    return field(
        "remark",
        texts("remark-label"),
        several_lines(LONGEST_REMARK),
        hint=texts(hint),
        optional=True,
    )


def read_remark(view: Json) -> str:
    return Answers(view).text("remark")


def remark_blocks(remarks: Sequence[str]) -> list[Block]:
    return [quote(each) for each in remarks]
