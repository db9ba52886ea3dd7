"""People do what people can, and see what they would see."""

from typing import Any

import pytest
from slack_sdk import WebClient

from bot.sandbox.errors import SandboxError
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from tests.sandbox.conftest import (
    Bot,
    Json,
    actions,
    asks,
    button,
    form,
    option,
    plain,
    section,
)
from tests.sandbox.test_chat import refusal

CHOICES = [option("Een", "1"), option("Twee", "2")]


def opens(client: WebClient, view: Json) -> Any:
    """An answer of the bot: open this form."""

    def answer(payload: Json) -> tuple[int, None]:
        client.views_open(trigger_id=payload["trigger_id"], view=view)
        return 200, None

    return answer


def says(content: Any) -> Any:
    return lambda _: (200, content)


def test_the_answer_to_a_command_is_seen_by_who_typed_it(
    bot: Bot, ada: Person, ben: Person
) -> None:
    bot.answers["/helper"] = says("Dag Ada")

    reply = ada.command("/helper hallo <daar> @ben in #plein", channel="C0PLEIN")

    assert (reply.status, reply.text, reply.modal, reply.toasts) == (200, "Dag Ada", None, [])
    [command] = bot.got("/helper")
    assert command["text"] == "hallo &lt;daar&gt; <@U0BEN|ben> in <#C0PLEIN|plein>"
    assert command["channel_name"] == "plein"
    assert ben.reads("C0PLEIN") == []


def test_a_command_with_an_answer_for_everybody(bot: Bot, ada: Person, ben: Person) -> None:
    bot.answers["/plain"] = says({"response_type": "in_channel", "text": "Dag allen"})

    reply = ada.command("/plain", channel="C0PLEIN")

    assert reply.text == ""
    assert [message.sees for message in ben.reads("C0PLEIN")] == ["Dag allen"]


def test_a_command_that_the_manifest_lacks_cannot_be_typed(ada: Person) -> None:
    with pytest.raises(SandboxError, match=r"the manifest has: /helper, /plain"):
        ada.command("/other")


def test_bad_blocks_in_an_answer_are_shown_as_an_error(bot: Bot, ada: Person) -> None:
    bot.answers["/plain"] = says({"blocks": [actions(button("x" * 76))]})

    reply = ada.command("/plain")

    assert reply.text == ""
    assert "invalid_command_response" in reply.toasts[0]


def test_only_what_is_seen_can_be_pressed(client: WebClient, bot: Bot, ada: Person) -> None:
    client.chat_postMessage(
        channel="U0ADA",
        text="x",
        blocks=[
            section("Eerste"),
            actions(button("Ja", value="1"), button("Nee")),
            section("Tweede"),
            actions(button("Ja", value="2"), {"type": "overflow", "options": CHOICES}),
        ],
    )
    [message] = ada.reads()
    assert message.buttons == ["Ja", "Nee", "Ja", "Een", "Twee"]

    ada.click(message, "Ja")
    ada.click(message, "Ja", nth=1)
    ada.click(message, "Ja", near="Tweede")
    ada.click(message, "Twee")

    chosen = [payload["actions"][0] for payload in bot.got("block_actions")]
    assert [action.get("value") for action in chosen] == ["1", "2", "2", None]
    assert chosen[-1]["selected_option"]["value"] == "2"
    with pytest.raises(SandboxError, match="sees no 'Misschien'; she sees 'Ja', 'Nee', 'Ja'"):
        ada.click(message, "Misschien")


def test_a_button_that_is_gone_can_be_pressed_on_a_stale_screen_only(
    client: WebClient, bot: Bot, ada: Person
) -> None:
    sent = client.chat_postMessage(
        channel="U0ADA", text="x", blocks=[actions(button("Ja", value="1"))]
    )
    [before] = ada.reads()
    client.chat_update(channel=sent["channel"], ts=sent["ts"], text="klaar", blocks=[])

    with pytest.raises(SandboxError, match="she sees no buttons"):
        ada.click(before, "Ja")
    ada.click(before, "Ja", stale=True)

    assert bot.got("block_actions")[0]["actions"][0]["value"] == "1"


def test_a_question_that_is_denied_sends_nothing(
    client: WebClient, bot: Bot, ada: Person
) -> None:
    confirm = {name: plain(name) for name in ("title", "text", "confirm", "deny")}
    client.chat_postMessage(
        channel="U0ADA", text="x", blocks=[actions(button("Weg", confirm=confirm))]
    )

    ada.click(ada.reads()[0], "Weg", confirm=False)
    sandbox_saw = bot.got("block_actions")

    assert sandbox_saw == []


def test_who_is_not_there_cannot_press(client: WebClient, ada: Person, ben: Person) -> None:
    client.chat_postMessage(channel="C0KLEIN", text="x", blocks=[actions(button("Ja"))])
    [message] = ada.reads("C0KLEIN")

    with pytest.raises(SandboxError, match="ben is not in C0KLEIN"):
        ben.click(message, "Ja")
    with pytest.raises(SandboxError, match="ben is not in C0KLEIN"):
        ben.reads("C0KLEIN")


def test_a_form_is_filled_in_and_sent(client: WebClient, bot: Bot, ada: Person) -> None:
    fields = [
        asks("naam"),
        asks("tekst", _optional=True),
        asks("keuze", "static_select", options=CHOICES),
        asks("meer", "multi_static_select", options=CHOICES),
        asks("rondje", "radio_buttons", options=CHOICES, initial_option=CHOICES[0]),
        asks("vinkjes", "checkboxes", options=CHOICES, _optional=True),
        asks("wie", "users_select"),
        asks("wie_nog", "multi_users_select"),
        asks("waar", "conversations_select", response_url_enabled=True),
        asks("dag", "datepicker"),
        asks("tijd", "timepicker"),
        asks("moment", "datetimepicker"),
        asks("getal", "number_input", is_decimal_allowed=False, min_value="1"),
    ]
    bot.answers["/helper"] = opens(client, form(*fields, callback_id="kring"))

    modal = ada.command("/helper").form
    errors = ada.submit(
        modal,
        naam="Kring",
        keuze="Twee",
        meer=["1", "Twee"],
        wie="U0BEN",
        wie_nog=["U0BEN", "U0ADA"],
        waar="C0PLEIN",
        dag="2026-03-02",
        tijd="10:00",
        moment=1772438400,
        getal="3",
    )

    assert (errors, ada.modal) == ({}, None)
    [sent] = bot.got("view_submission")
    values = {b: next(iter(a.values())) for b, a in sent["view"]["state"]["values"].items()}
    two = {"text": {**plain("Twee"), "emoji": True}, "value": "2"}
    one = {"text": {**plain("Een"), "emoji": True}, "value": "1"}
    assert values["naam"] == {"type": "plain_text_input", "value": "Kring"}
    assert values["tekst"] == {"type": "plain_text_input", "value": None}
    assert values["keuze"] == {"type": "static_select", "selected_option": two}
    assert values["meer"] == {"type": "multi_static_select", "selected_options": [one, two]}
    assert values["rondje"] == {"type": "radio_buttons", "selected_option": one}
    assert values["vinkjes"] == {"type": "checkboxes", "selected_options": []}
    assert values["wie"] == {"type": "users_select", "selected_user": "U0BEN"}
    assert values["wie_nog"]["selected_users"] == ["U0BEN", "U0ADA"]
    assert values["waar"] == {
        "type": "conversations_select",
        "selected_conversation": "C0PLEIN",
    }
    assert values["dag"] == {"type": "datepicker", "selected_date": "2026-03-02"}
    assert values["tijd"] == {"type": "timepicker", "selected_time": "10:00"}
    assert values["moment"] == {"type": "datetimepicker", "selected_date_time": 1772438400}
    assert values["getal"] == {"type": "number_input", "value": "3"}
    assert sent["response_urls"][0]["channel_id"] == "C0PLEIN"


def test_the_client_refuses_before_anything_is_sent(
    client: WebClient, bot: Bot, ada: Person
) -> None:
    fields = [
        asks("leeg"),
        asks("lang", max_length=3),
        asks("kort", min_length=3),
        asks("mail", "email_text_input"),
        asks("adres", "url_text_input"),
        asks("getal", "number_input", is_decimal_allowed=False, max_value="5"),
        asks("heel", "number_input", is_decimal_allowed=False),
    ]
    bot.answers["/helper"] = opens(client, form(*fields))
    ada.command("/helper")

    errors = ada.submit(
        ada.form, lang="vier", kort="x", mail="ada", adres="thuis", getal="6", heel="1.5"
    )

    assert errors == {
        "leeg": "Please complete this required field.",
        "lang": "Please use no more than 3 characters.",
        "kort": "Please use at least 3 characters.",
        "mail": "Please enter a valid email address.",
        "adres": "Please enter a valid URL.",
        "getal": "Please enter a number of at most 5.",
        "heel": "Please enter a whole number.",
    }
    assert ada.form.errors == errors
    assert bot.got("view_submission") == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"keuze": "Drie"}, "no option 'Drie'; offered are 'Een'"),
        ({"meer": ["Een", "Twee"]}, "no more than 1 can be chosen"),
        ({"naam": "twee\nregels"}, "a line break cannot be typed"),
        ({"dag": "morgen"}, "cannot be picked"),
        ({"wie": "U0NIEMAND"}, "there is no 'U0NIEMAND' to choose"),
        ({"waar": "C0DICHT"}, "there is no 'C0DICHT' to choose"),
        ({"waar": "C0KLEIN"}, "there is no 'C0KLEIN' to choose"),
        ({"iets": "x"}, "sees no 'iets' to fill in"),
    ],
)
def test_what_nobody_could_fill_in_is_an_error_of_the_test(
    client: WebClient, bot: Bot, ben: Person, values: Json, reason: str
) -> None:
    fields = [
        asks("naam"),
        asks("keuze", "static_select", options=CHOICES),
        asks("meer", "multi_static_select", options=CHOICES, max_selected_items=1),
        asks("dag", "datepicker"),
        asks("wie", "users_select"),
        asks("waar", "conversations_select", filter={"include": ["public", "private"]}),
    ]
    bot.answers["/helper"] = opens(client, form(*fields))

    with pytest.raises(SandboxError, match=reason):
        ben.submit(ben.command("/helper").form, values)


def test_the_bot_answers_a_form(client: WebClient, bot: Bot, ada: Person) -> None:
    bot.answers["/helper"] = opens(client, form(asks("naam")))
    first = ada.command("/helper").form

    bot.answers["view_submission"] = says(
        {"response_action": "errors", "errors": {"naam": "Bestaat al."}}
    )
    assert ada.submit(first, naam="x") == {"naam": "Bestaat al."}
    assert ada.form.errors == {"naam": "Bestaat al."}

    bot.answers["view_submission"] = says(
        {"response_action": "update", "view": form(asks("naam"), section("Bijna klaar"))}
    )
    assert ada.submit(first) == {}
    assert ada.form.id == first.id
    assert ada.form.initial("naam") == "x"
    assert "Bijna klaar" in ada.form.text

    bot.answers["view_submission"] = says({"response_action": "push", "view": form()})
    assert ada.submit(first) == {}
    assert len(ada.modals) == 2

    bot.answers["view_submission"] = says({"response_action": "clear"})
    assert ada.submit(ada.form) == {}
    assert ada.modals == []
    assert ada.toasts == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"response_action": "errors", "errors": {"elders": "x"}}, "which are no inputs here"),
        ({"response_action": "errors", "errors": {}}, "at least one block"),
        ({"response_action": "update", "view": form(title=plain("x" * 25))}, "less than 25"),
        ({"response_action": "dance"}, "unknown response_action 'dance'"),
        ("opgeslagen", "closed by an empty answer"),
    ],
)
def test_a_bad_answer_to_a_form_is_shown_as_an_error(
    client: WebClient, bot: Bot, ada: Person, answer: Any, reason: str
) -> None:
    bot.answers["/helper"] = opens(client, form(asks("naam")))
    bot.answers["view_submission"] = says(answer)

    errors = ada.submit(ada.command("/helper").form, naam="x")

    assert reason in errors[""]
    assert ada.toasts == [errors[""]]
    assert ada.modal is not None


def test_forms_lie_on_top_of_each_other_three_deep(
    client: WebClient, bot: Bot, ada: Person
) -> None:
    deeper = form(actions(button("Dieper")), notify_on_close=True)
    errors: list[str] = []

    def push(payload: Json) -> tuple[int, None]:
        if len(ada.modals) < 3:
            client.views_push(trigger_id=payload["trigger_id"], view=deeper)
        else:
            where = {"trigger_id": payload["trigger_id"], "view": deeper}
            errors.append(refusal(client.views_push, **where))
        return 200, None

    bot.answers["/helper"] = opens(client, deeper)
    bot.answers["block_actions"] = push
    ada.command("/helper")
    for _ in range(3):
        ada.click(ada.modal, "Dieper")

    assert errors == ["push_limit_reached"]
    with pytest.raises(SandboxError, match="another form lies on top"):
        ada.click(ada.modals[0], "Dieper")
    root = ada.modals[0].id
    ada.close(ada.modal)
    assert len(ada.modals) == 2
    ada.close(everything=True)
    assert ada.modals == []
    one, all_of_them = bot.got("view_closed")
    assert one["is_cleared"] is False
    assert one["view"]["root_view_id"] == root
    assert all_of_them["is_cleared"] is True
    assert all_of_them["view"]["id"] == root


def test_triggers_are_good_once_and_for_three_seconds(
    client: WebClient, sandbox: Sandbox, bot: Bot, ada: Person
) -> None:
    ada.command("/helper")
    trigger = bot.got("/helper")[0]["trigger_id"]
    client.views_open(trigger_id=trigger, view=form())

    again = {"trigger_id": trigger, "view": form()}
    assert refusal(client.views_open, **again) == "exchanged_trigger_id"
    again["trigger_id"] = "1.2.3"
    assert refusal(client.views_open, **again) == "invalid_trigger_id"

    ada.command("/helper")
    late = bot.got("/helper")[1]["trigger_id"]
    sandbox.workspace.triggers[late].issued -= 3.1
    assert refusal(client.views_open, trigger_id=late, view=form()) == "expired_trigger_id"


def test_views_are_changed_by_id_and_hash(client: WebClient, bot: Bot, ada: Person) -> None:
    bot.answers["/helper"] = opens(client, form(asks("a"), asks("b"), external_id="x"))
    modal = ada.command("/helper").form
    ada.fill(modal, {"a": "1", "b": "2"})
    change: Json = {"view": form(asks("a"), asks("c"), external_id="x")}

    error = refusal(client.views_update, **change, view_id=modal.id, hash="old")
    assert error == "hash_conflict"
    client.views_update(**change, external_id="x", hash=modal.hash)
    assert ada.form.initial("a") == "1"
    assert ada.form.inputs == ["a", "c"]
    assert refusal(client.views_update, **change, view_id="V0NIETS") == "not_found"
    ada.command("/plain")
    taken: Json = {
        "user_id": "U0BEN",
        "view": {"type": "home", "blocks": [], "external_id": "y"},
    }
    client.views_publish(**taken)
    taken["user_id"] = "U0ADA"
    assert refusal(client.views_publish, **taken) == "duplicate_external_id"


def test_bad_views_are_refused_with_reasons(client: WebClient, bot: Bot, ada: Person) -> None:
    ada.command("/helper")
    trigger = bot.got("/helper")[0]["trigger_id"]
    big = form(*(section("x" * 3000, block_id=f"b{n}") for n in range(90)))
    home = {"type": "home", "blocks": []}

    def error(view: Json) -> str:
        return refusal(client.views_open, trigger_id=trigger, view=view)

    assert error(form(title=plain("x" * 25))) == "invalid_arguments"
    assert error(big) == "view_too_large"
    assert error(home) == "invalid_arguments"
    assert ada.modal is None
    assert client.views_open(trigger_id=trigger, view=form())["ok"]


def test_home_is_what_was_published(client: WebClient, bot: Bot, ada: Person) -> None:
    with pytest.raises(SandboxError, match="published no Home"):
        ada.open_home()

    def publish(payload: Json) -> tuple[int, None]:
        search = asks("zoek", _dispatch_action=True)
        client.views_publish(
            user_id=payload["event"]["user"],
            view={
                "type": "home",
                "blocks": [section("Dag Ada"), search, actions(button("Nieuw"))],
            },
        )
        return 200, None

    bot.answers["app_home_opened"] = publish
    home = ada.open_home()
    assert home.text == "Dag Ada\nZoek"
    assert home.buttons == ["Nieuw"]
    ada.click(home, "Nieuw")
    ada.choose(home, "zoek", "circulair inkopen")

    pressed, typed = bot.got("block_actions")
    assert pressed["container"] == {"type": "view", "view_id": home.id}
    assert typed["actions"][0]["value"] == "circulair inkopen"
    assert typed["view"]["state"]["values"]["zoek"]["value"]["value"] == "circulair inkopen"


def test_sending_a_form_tells_of_no_choice_that_nobody_made(
    client: WebClient, bot: Bot, ada: Person
) -> None:
    tells = asks("keuze", "static_select", options=CHOICES, _dispatch_action=True)
    bot.answers["/helper"] = opens(client, form(tells))
    ada.choose(ada.command("/helper").form, "keuze", "1")

    assert ada.submit(ada.form, {"keuze": "1"}) == {}

    assert len(bot.got("block_actions")) == 1
    assert len(bot.got("view_submission")) == 1


def test_choosing_in_a_message(client: WebClient, bot: Bot, ada: Person) -> None:
    select = {
        "type": "static_select",
        "action_id": "s",
        "placeholder": plain("Kies"),
        "options": CHOICES,
    }
    client.chat_postMessage(
        channel="U0ADA", text="x", blocks=[section("Welke?", accessory=select)]
    )
    [message] = ada.reads()

    ada.choose(message, "Welke?", "Een")
    ada.choose(message, "Kies", "Twee")

    first, second = bot.got("block_actions")
    assert first["actions"][0]["selected_option"]["value"] == "1"
    block_id = second["actions"][0]["block_id"]
    assert second["state"]["values"][block_id]["s"]["selected_option"]["value"] == "2"
    assert ada.reads()[0].sees == "Welke?\nTwee"
    assert message.options(block_id) == ["Een", "Twee"]


def test_suggestions_come_from_the_bot(client: WebClient, bot: Bot, ada: Person) -> None:
    bot.answers["/helper"] = opens(client, form(asks("kring", "external_select")))
    bot.answers["block_suggestion"] = says({"options": [option("Circulair inkopen", "7")]})
    modal = ada.command("/helper").form

    with pytest.raises(SandboxError, match="at least 3 characters"):
        ada.submit(modal, kring="ci")
    assert ada.submit(modal, kring="Circulair inkopen") == {}

    ada.command("/helper")
    assert ada.submit(ada.form, kring=("circ", "Circulair inkopen")) == {}

    whole, part = bot.got("block_suggestion")
    assert (whole["value"], part["value"]) == ("Circulair inkopen", "circ")
    sent = bot.got("view_submission")[1]
    assert sent["view"]["state"]["values"]["kring"]["value"]["selected_option"]["value"] == "7"


def test_shortcuts(client: WebClient, bot: Bot, ada: Person) -> None:
    client.chat_postMessage(channel="C0PLEIN", text="bewaar mij")
    bot.answers["shortcut"] = opens(client, form())

    assert ada.shortcut("ask").form.title == "Form"
    ada.message_shortcut("keep", ada.reads("C0PLEIN")[0])

    assert bot.got("message_action")[0]["message"]["text"] == "bewaar mij"
    assert ada.modal is None  # nobody reaches a message while a form lies over it
    with pytest.raises(SandboxError, match="no global shortcut 'other'"):
        ada.shortcut("other")


def test_what_is_typed_reaches_the_bot_where_it_is(
    bot: Bot, ada: Person, client: WebClient
) -> None:
    ada.says("is er ervaring met <dit> & https://x.example/a?b=1&c=2 ?")
    ada.says("hoi @helper", channel="C0PLEIN")
    ada.says("niemand luistert", channel="C0STIL")

    direct, channel = [payload["event"] for payload in bot.got("message")]
    assert direct["channel_type"] == "im"
    assert direct["text"] == (
        "is er ervaring met &lt;dit&gt; &amp; <https://x.example/a?b=1&amp;c=2> ?"
    )
    assert channel["text"] == "hoi <@U0LEERBOT>"
    assert ada.reads()[0].sees == "is er ervaring met <dit> & https://x.example/a?b=1&c=2 ?"


def test_response_urls(bot: Bot, ada: Person, ben: Person, client: WebClient) -> None:
    from slack_sdk.webhook import WebhookClient  # noqa: PLC0415

    ada.command("/plain", channel="C0PLEIN")
    answers = WebhookClient(bot.got("/plain")[0]["response_url"])

    assert answers.send(text="zoekt…").body == "ok"
    assert answers.send(text="gevonden", replace_original=True).status_code == 200
    assert [m.sees for m in ada.reads("C0PLEIN")] == ["gevonden"]
    answers.send(text="voor allen", response_type="in_channel")
    assert [m.sees for m in ben.reads("C0PLEIN")] == ["voor allen"]
    refused = answers.send(blocks=[actions()])
    assert "invalid_blocks" in refused.body
    answers.send(text="", delete_original=True)
    assert [m.sees for m in ada.reads("C0PLEIN")] == ["voor allen"]
    used = answers.send(text="zesde")
    assert (used.status_code, "used_url" in used.body) == (404, True)


def test_a_button_may_replace_its_own_message(
    bot: Bot, ada: Person, client: WebClient, sandbox: Sandbox
) -> None:
    from slack_sdk.webhook import WebhookClient  # noqa: PLC0415

    client.chat_postEphemeral(
        channel="C0PLEIN", user="U0ADA", text="x", blocks=[actions(button("Deel"))]
    )
    ada.click(ada.reads("C0PLEIN")[0], "Deel")
    [pressed] = bot.got("block_actions")
    assert pressed["container"]["is_ephemeral"] is True
    assert "message" not in pressed

    answers = WebhookClient(pressed["response_url"])
    answers.send(text="gedeeld", replace_original=True)
    assert [m.sees for m in ada.reads("C0PLEIN")] == ["gedeeld"]
    token = pressed["response_url"].rsplit("/", 1)[-1]
    sandbox.workspace.response_urls[token].issued -= 1801
    assert answers.send(text="x").status_code == 404


def test_people_elsewhere_have_buttons_but_no_commands(
    sandbox: Sandbox, bot: Bot, client: WebClient
) -> None:
    guest = sandbox.add_person("U0GAST", "gast", team_id="T0ELDERS")
    sandbox.add_member("C0PLEIN", "U0GAST")
    client.chat_postMessage(channel="C0PLEIN", text="x", blocks=[actions(button("Ja"))])

    guest.click(guest.reads("C0PLEIN")[0], "Ja")
    assert bot.got("block_actions")[0]["user"]["team_id"] == "T0ELDERS"
    with pytest.raises(SandboxError, match="another workspace"):
        guest.command("/helper", channel="C0PLEIN")


def test_who_is_deactivated_does_nothing(sandbox: Sandbox, bot: Bot, ada: Person) -> None:
    sandbox.deactivate("U0ADA")

    with pytest.raises(SandboxError, match="deactivated"):
        ada.command("/helper")
    with pytest.raises(SandboxError, match="deactivated"):
        ada.says("hallo")


def test_people_change_and_remove_what_they_said_themselves(
    sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient
) -> None:
    ada.says("helo")
    [said] = ada.reads()
    client.chat_postMessage(channel="U0ADA", text="Dag Ada")

    ada.edits(said, "hallo")
    ada.deletes(said)

    with pytest.raises(SandboxError, match="did not write"):
        ada.edits(ada.reads()[0], "Dag")
    assert [message.text for message in ada.reads()] == ["Dag Ada"]
    told = {each["event"].get("subtype"): each["event"] for each in bot.got("message")}
    changed, removed = told["message_changed"], told["message_deleted"]
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == (
        "helo",
        "hallo",
    )
    assert (removed["deleted_ts"], removed["previous_message"]["text"]) == (said.ts, "hallo")
