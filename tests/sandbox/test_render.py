"""What is shown is what Slack would show, to this person."""

from datetime import UTC, datetime

import pytest

from bot.sandbox.people import Person
from bot.sandbox.render import Reader, blocks_text, mrkdwn
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import reader_for
from tests.sandbox.conftest import Json, actions, asks, button, option, plain, section

AT = int(datetime(2026, 3, 3, 9, 0, tzinfo=UTC).timestamp())  # 10:00 in Amsterdam, tomorrow


@pytest.fixture
def hers(sandbox: Sandbox, ada: Person) -> Reader:
    return reader_for(sandbox.workspace, ada.profile)


@pytest.fixture
def his(sandbox: Sandbox, ben: Person) -> Reader:
    return reader_for(sandbox.workspace, ben.profile)


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("dag <@U0ADA>", "dag @Ada de Vries", "dag @Ada de Vries"),
        ("<@U0WEG>", "@U0WEG", "@U0WEG"),
        ("in <#C0PLEIN|oud>", "in #plein", "in #plein"),
        ("in <#C0KLEIN>", "in #klein", "in #private-channel"),
        ("<!here> <!channel>", "@here @channel", "@here @channel"),
        ("<!subteam^S1|@groep>", "@groep", "@groep"),
        ("<https://x.example/a|hier>", "hier", "hier"),
        ("<https://x.example/a>", "https://x.example/a", "https://x.example/a"),
        ("<mailto:a@b.example>", "a@b.example", "a@b.example"),
        ("1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3", "1 < 2 &amp; 3"),
        (f"<!date^{AT}^{{date_num}}|x>", "2026-03-03", "2026-03-03"),
        (f"<!date^{AT}^{{date_long}}|x>", "dinsdag 3 maart 2026", "Tuesday, March 3, 2026"),
        (f"<!date^{AT}^{{date_short}} {{time}}|x>", "3 mrt 2026 10:00", "Mar 3, 2026 9:00 AM"),
        (f"<!date^{AT}^{{date_pretty}} {{time}}|x>", "morgen 10:00", "tomorrow 9:00 AM"),
        (f"<!date^{AT}^{{ago}}|x>", "over 1 dag", "in 1 day"),
        (f"<!date^{AT}^om {{time}}^https://x.example|x>", "om 10:00", "om 9:00 AM"),
    ],
)
def test_mrkdwn(hers: Reader, his: Reader, text: str, dutch: str, english: str) -> None:
    assert mrkdwn(text, hers) == dutch
    assert mrkdwn(text, his) == english


def test_plain_text_is_shown_as_it_is(hers: Reader) -> None:
    assert blocks_text([section("<@U0ADA> &amp; :smile:")], hers) == "<@U0ADA> &amp; :smile:"


RICH: Json = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Dag "},
                {"type": "user", "user_id": "U0ADA"},
                {"type": "text", "text": " in "},
                {"type": "channel", "channel_id": "C0PLEIN"},
                {"type": "link", "url": "https://x.example", "text": " hier"},
                {"type": "emoji", "name": "wave"},
                {"type": "broadcast", "range": "here"},
                {"type": "date", "timestamp": AT, "format": " {time}"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "een"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "twee"}]},
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "<zo>"}]},
    ],
}


def test_rich_text(hers: Reader) -> None:
    assert blocks_text([RICH], hers) == (
        "Dag @Ada de Vries in #plein hier:wave:@here 10:00\n1. een\n2. twee\n<zo>"
    )


def test_every_block_shows_its_words(hers: Reader) -> None:
    cell = {"type": "raw_text", "text": "cel"}
    blocks: list[Json] = [
        {"type": "header", "text": plain("kop")},
        section("tekst", fields=[plain("veld")]),
        {
            "type": "context",
            "elements": [plain("klein"), {"type": "image", "alt_text": "beeld"}],
        },
        {"type": "divider"},
        {"type": "image", "title": plain("foto"), "alt_text": "een foto"},
        actions(button("niet hier")),
        asks("vraag", _hint=plain("hint"), placeholder=plain("typ hier")),
        asks("keuze", "radio_buttons", options=[option("links", "l"), option("rechts", "r")]),
        {"type": "markdown", "text": "**markdown**"},
        {"type": "table", "rows": [[cell, {"type": "raw_number", "value": 3}]]},
        {
            "type": "data_visualization",
            "title": "grafiek",
            "chart": {"type": "pie", "segments": [{"label": "deel", "value": 2}]},
        },
        {"type": "card", "title": plain("kaart"), "body": plain("romp")},
        {"type": "container", "title": plain("bak"), "child_blocks": [section("kind")]},
        {"type": "carousel", "elements": [{"type": "card", "title": plain("rij")}]},
        {"type": "plan", "title": "plan", "tasks": [{"title": "taak"}]},
        {"type": "something_new"},
    ]

    assert blocks_text(blocks, hers).splitlines() == [
        *("kop", "tekst", "veld", "klein beeld", "foto", "een foto"),
        *("Vraag", "typ hier", "hint", "Keuze", "links", "rechts", "**markdown**"),
        *("cel | 3", "grafiek", "deel: 2", "kaart", "romp", "bak", "kind", "rij"),
        *("plan", "taak"),
    ]


def test_what_is_filled_in_is_shown(hers: Reader) -> None:
    blocks = [
        asks("wie", "multi_users_select"),
        asks("waar", "channels_select"),
        asks("wanneer", "datetimepicker"),
        asks("keuze", "static_select", options=[option("links", "l")]),
        asks("tekst", "rich_text_input"),
    ]
    typed = {"type": "rich_text", "elements": [RICH["elements"][2]]}
    values: dict[str, dict[str, Json]] = {
        "wie": {"value": {"type": "multi_users_select", "selected_users": ["U0BEN"]}},
        "waar": {"value": {"type": "channels_select", "selected_channel": "C0PLEIN"}},
        "wanneer": {"value": {"type": "datetimepicker", "selected_date_time": AT}},
        "keuze": {"value": {"type": "static_select", "selected_option": option("links", "l")}},
        "tekst": {"value": {"type": "rich_text_input", "rich_text_value": typed}},
    }

    shown = blocks_text(blocks, hers, values).splitlines()

    assert shown[1::2] == ["Ben Smit", "#plein", "3 mrt 2026 10:00", "links", "<zo>"]
