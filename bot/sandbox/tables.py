"""Tables and charts, the newest blocks: rules over rows and series."""

from typing import Any

from bot.sandbox.shapes import (
    Check,
    Report,
    Shape,
    anything,
    array,
    choice,
    integer,
    number,
    one_of,
    string,
)

_ROWS, _COLUMNS = 100, 20
_CHARTS = 2  # of a message
_CELLS_CHARACTERS = 10_000  # over all cells of a message
_Parts = tuple[dict[str, Check], dict[str, Check], Check]

_raw_text = Shape({"text": string(None, 1)})
_raw_number = Shape({"value": number}, {"text": string(None, 1)})
_rich = Shape({"elements": array(anything, None, 1)}, {"block_id": string(255, 1)})
_cell = one_of(
    {"raw_text": _raw_text, "raw_number": _raw_number, "rich_text": _rich}, "cell type"
)


def _words(value: Any) -> int:
    """How many characters of text are in here, at any depth."""
    if isinstance(value, list):
        return sum(_words(each) for each in value)
    if not isinstance(value, dict):
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(_words(each) for each in value.values())


def _rows_of(value: Any) -> list[list[Any]]:
    rows = value.get("rows")
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _too_many_words(value: Any, path: str, report: Report) -> None:
    if report.count("cells", _words(_rows_of(value))) > _CELLS_CHARACTERS:
        report.add(f"must be less than {_CELLS_CHARACTERS + 1} characters", f"{path}/rows")


def _table_rules(value: Any, path: str, report: Report) -> None:
    if report.count("table") > 1:
        report.add("only_one_table_allowed", path)
    _too_many_words(value, path, report)


def _data_table_rules(value: Any, path: str, report: Report) -> None:
    rows = _rows_of(value)
    if len({len(row) for row in rows}) > 1:
        report.add("rows must have equal length", f"{path}/rows")
    for index, cell in enumerate(rows[0] if rows else []):
        if isinstance(cell, dict) and cell.get("type") == "rich_text":
            report.add("unsupported cell type: rich_text", f"{path}/rows/0/{index}/type")
    _too_many_words(value, path, report)


_column = Shape(optional={"align": choice("left", "center", "right"), "is_wrapped": anything})


def _nullable_column(value: Any, path: str, report: Report) -> None:
    if value is not None:  # null leaves a column as it is
        _column(value, path, report)


table: _Parts = (
    {"rows": array(array(_cell, _COLUMNS, 1), _ROWS, 1)},
    {"column_settings": array(_nullable_column, _COLUMNS)},
    _table_rules,
)
data_table: _Parts = (
    {"caption": string(None, 1), "rows": array(array(_cell, _COLUMNS, 1), _ROWS + 1, 2)},
    {"page_size": integer(1, 100), "row_header_column_index": integer(0, _COLUMNS - 1)},
    _data_table_rules,
)


def _label_list(value: Any, path: str, report: Report) -> None:
    array(string(20, 1), 20, 1)(value, path, report)


_segment = Shape({"label": string(20, 1), "value": number})
_point = Shape({"label": string(20, 1), "value": number})
_series = Shape({"name": string(20, 1), "data": array(_point, 20, 1)})
_axis = Shape(
    optional={
        "categories": _label_list,
        "x_label": string(50),
        "y_label": string(50),
    }
)
_chart = one_of(
    {
        "pie": Shape({"segments": array(_segment, 6, 1)}),
        **{
            kind: Shape({"series": array(_series, 6, 1)}, {"axis_config": _axis})
            for kind in ("bar", "line", "area")
        },
    },
    "chart type",
)


def _chart_rules(value: Any, path: str, report: Report) -> None:
    if report.count("chart") > _CHARTS:
        report.add("no more than 2 data_visualization blocks allowed", path)
    chart = value.get("chart")
    series = chart.get("series") if isinstance(chart, dict) else None
    if isinstance(series, list):
        names = [each.get("name") for each in series if isinstance(each, dict)]
        if len(names) != len(set(map(str, names))):
            report.add("series names must be unique", f"{path}/chart/series")


data_visualization: _Parts = (
    {"title": string(50, 1), "chart": _chart},
    {},
    _chart_rules,
)
