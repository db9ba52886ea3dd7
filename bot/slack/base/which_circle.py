"""Which circle a command is about, for somebody in several."""

from collections.abc import Sequence

from bot.slack.base.blocks import Json, cut_as_sent, field, modal, option, remembered
from bot.slack.base.fitting import left_out
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down
from bot.texts import Texts
from storage.models import Circle

LONGEST_ALONG = 2800  # characters as they travel; a form remembers 3000


def choose_circle_modal(
    view_id: str, circles: Sequence[Circle], texts: Texts, words: str = ""
) -> Json:
    """For someone in several circles: which one is this about?

    `words`: typed after the command, to go on with afterwards; see `read_words_along`.
    """
    options = [option(circle.name, circle.id) for circle in circles]
    select = drop_down(options, options[0])
    along = cut_as_sent(words, LONGEST_ALONG)
    rest = words[len(along) - 1 :] if along != words else ""  # it ends with an ellipsis
    return modal(
        view_id,
        texts("choose-circle-title"),
        [field("circle", texts("choose-circle"), select), *left_out(rest, len(along), texts)],
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"words": along} if words else None,
    )


def read_circle_choice(view: Json) -> int:
    return read_id(Answers(view).choice("circle"))


def read_words_along(view: Json) -> str:
    words = remembered(view).get("words")
    return words if isinstance(words, str) else ""
