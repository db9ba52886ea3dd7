"""Every block and element, drawn and used, against a bot that notes what it is told."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import expect
from slack_sdk import WebClient

from bot.sandbox.page import Page
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.browser.visitor import Visitor
from tests.sandbox.conftest import (
    Bot,
    Json,
    actions,
    ada,
    asks,
    bot,
    button,
    client,
    form,
    option,
    plain,
    sandbox,
    section,
)

__all__ = ["ada", "bot", "client", "sandbox"]  # fixtures of the sandbox's own tests

AT = int(datetime(2026, 3, 3, 9, 0, tzinfo=UTC).timestamp())
OPTIONS = [option("Een", "1"), option("Twee", "2")]
CONFIRM = {
    "title": plain("Zeker weten?"),
    "text": plain("Dit kan niet terug."),
    "confirm": plain("Doen"),
    "deny": plain("Laat maar"),
}


@pytest.fixture
def desk(sandbox: Sandbox, bot: Bot, visitor: Visitor) -> Iterator[Visitor]:
    """Ada at her direct messages."""
    Page(sandbox)
    visitor.opens(sandbox.url)
    visitor.goes_to("Messages")
    yield visitor
    sandbox.deliver_to(None)


def _mrkdwn(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def test_marks_are_shown_as_slack_shows_them(
    desk: Visitor, client: WebClient, ada: Person
) -> None:
    said = (
        "*vet* _schuin_ ~weg~ `code` <@U0BEN> in <#C0PLEIN> "
        f"<https://x.example/a|hier> &lt;b&gt; <!date^{AT}^{{date_long}} {{time}}|x>\n"
        "&gt; een citaat\n```\nregel 1\nregel 2\n```"
    )
    client.chat_postMessage(channel=ada.id, text="x", blocks=[_mrkdwn(said)])

    shown = desk.newest
    for tag, text in [
        ("strong >> nth=1", "vet"),
        ("em", "schuin"),
        ("s", "weg"),
        ("code", "code"),
        ("blockquote", "een citaat"),
        ("pre", "regel 1\nregel 2"),
        (".mention >> nth=0", "@Ben Smit"),
        (".mention >> nth=1", "#plein"),
        ("a", "hier"),
    ]:
        expect(shown.locator(tag)).to_have_text(text)
    expect(shown.locator("a")).to_have_attribute("href", "https://x.example/a")
    expect(shown).to_contain_text("<b>")
    expect(shown).to_contain_text("dinsdag 3 maart 2026 10:00")


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "<javascript:alert(1)|klik>",
    ],
)
def test_what_somebody_writes_is_never_markup(
    desk: Visitor, client: WebClient, ada: Person, text: str
) -> None:
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    blocks = [section(text), _mrkdwn(text), {"type": "rich_text", "elements": [rich]}]
    client.chat_postMessage(channel=ada.id, text=text, blocks=blocks)

    expect(desk.newest).to_contain_text(text)
    assert desk.newest.locator("img, script, a[href^=javascript]").count() == 0


def test_every_block_is_drawn(desk: Visitor, client: WebClient, ada: Person) -> None:
    cell = {"type": "raw_text", "text": "cel"}
    listed = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "punt"}]},
    ]
    blocks: list[Json] = [
        {"type": "header", "text": plain("Een kop")},
        section("Een tekst", fields=[plain("links"), plain("rechts")]),
        {"type": "context", "elements": [plain("Klein gezegd")]},
        {"type": "divider"},
        {
            "type": "image",
            "image_url": "https://x.example/a.png",
            "alt_text": "een grafiek",
            "title": plain("Verloop"),
        },
        {"type": "table", "rows": [[cell, cell], [cell, {"type": "raw_text", "text": "slot"}]]},
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_list", "style": "ordered", "elements": listed}],
        },
    ]
    client.chat_postMessage(channel=ada.id, text="x", blocks=blocks)

    shown = desk.newest
    expect(shown.get_by_role("heading", name="Een kop")).to_be_visible()
    expect(shown.locator(".facts")).to_contain_text("rechts")
    expect(shown.locator("hr")).to_have_count(1)
    expect(shown.get_by_role("img", name="een grafiek")).to_be_visible()
    expect(shown.get_by_role("columnheader")).to_have_count(2)
    expect(shown.get_by_role("cell", name="slot")).to_be_visible()
    expect(shown.locator("ol li")).to_have_text("punt")
    assert desk.barriers() == []


def test_what_the_page_cannot_draw_is_shown_in_words(
    desk: Visitor, client: WebClient, ada: Person
) -> None:
    card = {"type": "card", "title": plain("Een kaart"), "body": plain("met een romp")}
    client.chat_postMessage(channel=ada.id, text="x", blocks=[card])

    expect(desk.newest.locator(".unknown")).to_have_text("Een kaart\nmet een romp")


def test_messages_appear_change_and_go_without_reload(
    desk: Visitor, client: WebClient, ada: Person
) -> None:
    first = client.chat_postMessage(channel=ada.id, text="Eerst dit")
    expect(desk.newest).to_contain_text("Eerst dit")

    client.chat_update(channel=first["channel"], ts=first["ts"], text="Nu dat")
    expect(desk.newest).to_contain_text("Nu dat")
    expect(desk.newest).to_contain_text("edited")

    client.chat_delete(channel=first["channel"], ts=first["ts"])
    expect(desk.feed).to_contain_text("Nog geen berichten.")


def test_a_button_asks_first_where_it_should(
    desk: Visitor, bot: Bot, client: WebClient, ada: Person
) -> None:
    blocks = [actions(button("Weg", confirm=CONFIRM, style="danger"), button("Blijf"))]
    client.chat_postMessage(channel=ada.id, text="x", blocks=blocks)
    question = desk.page.locator("dialog#confirm[open]")

    desk.presses("Weg", desk.newest)
    expect(question).to_contain_text("Dit kan niet terug.")
    assert desk.barriers() == []
    desk.presses("Laat maar", question)
    expect(question).to_be_hidden()
    assert bot.got("block_actions") == []

    desk.presses("Weg", desk.newest)
    desk.presses("Doen", question)
    desk.presses("Blijf", desk.newest)
    desk.sees("Blijf", desk.newest)
    assert [each["actions"][0]["action_id"] for each in desk.told(bot, 2)] == ["weg", "blijf"]


def test_what_is_chosen_in_a_message_reaches_the_bot(
    desk: Visitor, bot: Bot, client: WebClient, ada: Person
) -> None:
    def pick(kind: str, **more: Any) -> Json:
        return {"type": kind, "action_id": kind, **more}

    elements = [
        pick("static_select", options=OPTIONS, placeholder=plain("Kies een getal")),
        pick("users_select", placeholder=plain("Kies iemand")),
        pick("channels_select", placeholder=plain("Kies een kanaal")),
        pick("datepicker", placeholder=plain("Kies een dag")),
        pick("timepicker", placeholder=plain("Kies een tijd")),
        pick("datetimepicker"),
        pick("radio_buttons", options=OPTIONS),
        pick("checkboxes", options=[option("Drie", "3"), option("Vier", "4")]),
        pick("overflow", options=[option("Vijf", "5"), option("Zes", "6")]),
    ]
    client.chat_postMessage(
        channel=ada.id, text="x", blocks=[actions(*elements, block_id="kies")]
    )
    shown = desk.newest
    shown.get_by_label("Kies een getal").select_option(label="Twee")
    shown.get_by_label("Kies iemand").select_option(label="Ben Smit")
    shown.get_by_label("Kies een kanaal").select_option(label="#plein")
    shown.get_by_label("Kies een dag").fill("2026-03-05")
    shown.get_by_label("Kies een tijd").fill("14:30")
    shown.locator("[type=datetime-local]").fill("2026-03-05T14:30")
    shown.get_by_label("Een", exact=True).check()
    shown.get_by_label("Vier").check()
    shown.get_by_label("More actions").click()
    desk.presses("Zes", shown)

    told = {each["actions"][0]["type"]: each["actions"][0] for each in desk.told(bot, 9)}
    assert told["static_select"]["selected_option"]["value"] == "2"
    assert told["users_select"]["selected_user"] == "U0BEN"
    assert told["channels_select"]["selected_channel"] == "C0PLEIN"
    assert told["datepicker"]["selected_date"] == "2026-03-05"
    assert told["timepicker"]["selected_time"] == "14:30"
    moment = datetime.fromtimestamp(told["datetimepicker"]["selected_date_time"], UTC)
    assert moment == datetime(2026, 3, 5, 13, 30, tzinfo=UTC)  # 14:30 in Amsterdam
    assert told["radio_buttons"]["selected_option"]["value"] == "1"
    assert told["checkboxes"]["selected_options"][0]["value"] == "4"
    assert told["overflow"]["selected_option"]["value"] == "6"


def test_a_form_with_everything_arrives_as_it_was_filled_in(
    desk: Visitor, bot: Bot, client: WebClient
) -> None:
    fields = [
        asks("tekst", max_length=30),
        asks("verhaal", multiline=True),
        asks("aantal", "number_input", is_decimal_allowed=False, max_value="10"),
        asks("adres", "email_text_input"),
        asks("pagina", "url_text_input"),
        asks("keuze", "static_select", options=OPTIONS),
        asks("meer", "multi_static_select", options=OPTIONS),
        asks("mensen", "multi_users_select"),
        asks("zoek", "external_select", min_query_length=2),
        asks("rondje", "radio_buttons", options=OPTIONS),
        asks("vinkjes", "checkboxes", options=[option("Ja", "j")], _optional=True),
        asks("dag", "datepicker"),
    ]
    bot.answers["/helper"] = _opens(client, form(*fields))
    bot.answers["block_suggestion"] = lambda _: (200, {"options": [option("Appel", "a")]})
    desk.types("/helper")

    for label, value in [
        ("Tekst", "kort"),
        ("Verhaal", "regel 1\nregel 2"),
        ("Aantal", "11"),
        ("Adres", "ada@gemeente.example"),
        ("Pagina", "https://x.example"),
        ("Dag", "2026-03-05"),
    ]:
        desk.fills(label, value)
    desk.picks("Keuze", "Twee")
    desk.picks("Meer", "Een")
    desk.picks("Meer", "Twee")
    desk.presses("Remove: Een", desk.form)
    desk.picks("Mensen", "Ben Smit")
    desk.fills("Zoek", "app")
    desk.form.locator(".external select").select_option(label="Appel")
    desk.form.get_by_role("group", name="Rondje").get_by_label("Een").check()
    desk.form.locator("button[type=submit]").click()

    desk.sees("Please enter a number of at most 10.", desk.form)
    expect(desk.form.get_by_label("Aantal")).to_be_focused()
    expect(desk.form.get_by_label("Verhaal")).to_have_value("regel 1\nregel 2")
    assert bot.got("view_submission") == []
    assert desk.barriers() == []

    desk.fills("Aantal", "10")
    desk.form.locator("button[type=submit]").click()
    expect(desk.form).to_be_hidden()
    [sent] = bot.got("view_submission")
    values = {
        block: next(iter(entries.values()))
        for block, entries in sent["view"]["state"]["values"].items()
    }
    assert values["verhaal"]["value"] == "regel 1\nregel 2"
    assert values["aantal"]["value"] == "10"
    assert values["keuze"]["selected_option"]["value"] == "2"
    assert [each["value"] for each in values["meer"]["selected_options"]] == ["2"]
    assert values["mensen"]["selected_users"] == ["U0BEN"]
    assert values["zoek"]["selected_option"]["value"] == "a"
    assert values["rondje"]["selected_option"]["value"] == "1"
    assert values["vinkjes"]["selected_options"] == []
    assert values["dag"]["selected_date"] == "2026-03-05"


def test_forms_stack_and_close_one_by_one(desk: Visitor, bot: Bot, client: WebClient) -> None:
    below = form(asks("onder", _optional=True), title=plain("Onder"))
    above = form(asks("boven", _optional=True), title=plain("Boven"))
    below["blocks"].append(actions(button("Dieper")))

    def push(payload: Json) -> tuple[int, None]:
        client.views_push(trigger_id=payload["trigger_id"], view=above)
        return 200, None

    bot.answers["/helper"] = _opens(client, below)
    bot.answers["block_actions"] = push
    desk.types("/helper")
    desk.presses("Dieper", desk.form)
    expect(desk.form.get_by_role("heading", name="Boven")).to_be_visible()

    desk.page.keyboard.press("Escape")
    expect(desk.form.get_by_role("heading", name="Onder")).to_be_visible()
    desk.presses("Dieper", desk.form)
    expect(desk.form.get_by_role("heading", name="Boven")).to_be_visible()
    desk.closes_everything()


def test_a_bot_that_does_not_answer_is_said_in_a_toast(desk: Visitor, bot: Bot) -> None:
    bot.answers["/helper"] = lambda _: (500, None)
    desk.types("/helper")

    expect(desk.page.locator(".toast")).to_contain_text("dispatch_failed")
    desk.page.locator(".toast button").click()
    expect(desk.page.locator(".toast")).to_have_count(0)


def test_an_answer_stays_in_its_thread(desk: Visitor, client: WebClient, bot: Bot) -> None:
    client.chat_postMessage(channel="C0PLEIN", text="Wie weet dit?")
    expect(desk.page.locator("nav .unread")).to_contain_text("plein")
    desk.goes_to("plein")
    desk.presses("Reply in thread", desk.newest)
    thread = desk.page.locator("#thread")
    thread.get_by_role("textbox").fill("Ik!")
    desk.page.keyboard.press("Enter")

    expect(thread.locator("article").last).to_contain_text("Ik!")
    expect(desk.newest).to_contain_text("1 reply")
    expect(desk.feed.locator("article")).to_have_count(1)
    said = [each["event"] for each in bot.got("message") if each["event"]["text"] == "Ik!"]
    assert [bool(event.get("thread_ts")) for event in said] == [True]

    desk.page.keyboard.press("Escape")
    expect(thread).to_be_hidden()


def test_shortcuts_of_the_app_and_of_a_message(
    desk: Visitor, client: WebClient, bot: Bot, ada: Person
) -> None:
    client.chat_postMessage(channel=ada.id, text="Bewaar mij")
    desk.goes_to("Ask")
    desk.presses("Keep", desk.newest)
    desk.sees("Bewaar mij")

    expect(desk.page.locator("body:not(.busy)")).to_be_attached()
    assert [each["callback_id"] for each in bot.got("shortcut")] == ["ask"]
    assert [each["message"]["text"] for each in bot.got("message_action")] == ["Bewaar mij"]


def test_inviting_the_app_into_a_channel(desk: Visitor, sandbox: Sandbox) -> None:
    desk.goes_to("stil")
    desk.types("/invite @helper")

    expect(desk.page.locator("body:not(.busy)")).to_be_attached()
    assert sandbox.bot_user_id in sandbox.workspace.conversations["C0STIL"].members


def _opens(client: WebClient, view: Json) -> Any:
    def answer(payload: Json) -> tuple[int, None]:
        client.views_open(trigger_id=payload["trigger_id"], view=view)
        return 200, None

    return answer
