"""What a circle or a programme brought about: numbers, each with a bar of signs."""

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    RichTextBlock,
    RichTextElementParts,
    RichTextPreformattedElement,
)

from bot.domain.overview.impact import Figure, Group, Impact
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    addresses,
    button,
    buttons,
    confirm,
    fine_print,
    modal,
    say,
    strong,
)
from bot.slack.base.forms import read_id
from bot.texts import Texts

FILES = ("pdf", "csv", "svg")  # of the page
CELLS = 12  # of a full bar
ALL = "all"


def impact_modal(found: Impact, texts: Texts) -> Json:
    """Eight kinds of value; each number stands before its bar, for whoever hears it."""
    groups = [each for group in found.groups for each in _group(group, found.highest, texts)]
    blocks: list[Block] = [
        say(texts("impact-opening")),
        strong(found.circle.name if found.circle else texts("impact-all")),
        say(about(found, texts)),
        *groups,
        fine_print(texts("impact-few")),
        *_page(found, texts),
    ]
    return modal(
        ids.MESSAGE_NOTICE,
        texts("impact-title"),
        blocks,
        close=texts("button-close"),
        remember={"circle": found.circle.id if found.circle else ALL},
    )


def about(found: Impact, texts: Texts) -> str:
    """How far a circle is on its way to its horizon; of a programme, how many circles go on."""
    if found.circle is None:
        return texts("impact-running", count=found.running)
    if found.horizon_on is None or found.passed is None:
        return texts("impact-no-horizon")
    return texts("impact-horizon", date=texts.date(found.horizon_on), percent=found.passed)


def _group(group: Group, highest: int, texts: Texts) -> list[Block]:
    lines = "\n".join(_line(each, highest, texts) for each in group.figures)
    return [strong(texts(f"impact-value-{group.value.value}")), say(lines)]


def _line(figure: Figure, highest: int, texts: Texts) -> str:
    said = f"{label(figure, texts)}: {number(figure, texts)}"
    cells = -(-CELLS * (figure.count or 0) // highest)
    return f"{said}\n{'▮' * cells}" if cells else said


def label(figure: Figure, texts: Texts) -> str:
    return texts(f"impact-{figure.name}")


def number(figure: Figure, texts: Texts) -> str:
    return texts("impact-too-few") if figure.count is None else str(figure.count)


def _page(found: Impact, texts: Texts) -> list[Block]:
    """The same as a page and a file, for whoever has the address; without one, as text."""
    about_it = found.circle.id if found.circle else ALL
    pressed: list[ButtonElement] = [button(texts("impact-csv"), ids.IMPACT_CSV, about_it)]
    if found.address is None:
        if found.web is not None:
            pressed.append(button(texts("impact-share"), ids.IMPACT_SHARE, about_it))
        return [buttons(*pressed)]
    sure = confirm("impact-stop-title", "impact-stop-confirm", "impact-stop", texts)
    pressed.append(button(texts("impact-stop"), ids.IMPACT_STOP, about_it, confirm=sure))
    said = texts("impact-page")
    return [
        addresses([found.address, *(f"{found.address}.{each}" for each in FILES)], said),
        fine_print(texts("impact-secret")),
        buttons(*pressed),
    ]


def csv_modal(found: Impact, texts: Texts) -> Json:
    """To copy into a spreadsheet, in the reader's words; those of the file stay the same."""
    head = (texts("impact-title"), texts("impact-column-figure"), texts("impact-column-count"))
    lines = [
        (texts(f"impact-value-{group.value.value}"), label(each, texts), number(each, texts))
        for group in found.groups
        for each in group.figures
    ]
    rows = RichTextElementParts.Text(text="\n".join(";".join(line) for line in (head, *lines)))
    return modal(
        ids.MESSAGE_NOTICE,
        texts("impact-csv"),
        [
            say(texts("impact-csv-opening")),
            RichTextBlock(elements=[RichTextPreformattedElement(elements=[rows])]),
        ],
        close=texts("button-back"),
    )


def read_about(value: object) -> int | None:
    """The circle; None for the programme. Raises NotFound for anything else."""
    return None if value == ALL else read_id(value)
