"""The list of words that mean the same, to edit as text."""

from bot.domain.questions.synonyms import LONGEST_LIST, Groups
from bot.slack.base import ids
from bot.slack.base.blocks import Json, field, modal, remembered, say
from bot.slack.base.forms import Answers
from bot.slack.base.inputs import several_lines
from bot.texts import Texts


def synonyms_modal(groups: Groups, texts: Texts) -> Json:
    return modal(
        ids.SYNONYMS,
        texts("synonyms-title"),
        [
            say(texts("synonyms-opening")),
            field(
                "groups",
                texts("synonyms-groups"),
                several_lines(LONGEST_LIST, groups.lines),
                hint=texts("synonyms-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"version": groups.version},
    )


def read_synonyms(view: Json) -> tuple[str, str]:
    """The lines, and which version of them was edited."""
    return Answers(view).text("groups"), str(remembered(view).get("version"))
