"""What a page in the browser stands on: own routes, streams, and everything by ids."""

from collections.abc import Iterator
from http.client import HTTPConnection

from slack_sdk import WebClient

from bot.sandbox.interactions import Place, find_element, find_slot
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Request, Response
from tests.sandbox.conftest import Bot, actions, asks, button, form, option


def test_a_page_hears_of_changes_as_they_happen(sandbox: Sandbox, client: WebClient) -> None:
    def changes(request: Request) -> Response:
        def stream() -> Iterator[bytes]:
            version = int(request.query["after"])
            while not sandbox.stopping:
                version = sandbox.wait_for_change(version, timeout=1)
                yield f"data: {version}\n\n".encode()

        return Response(content_type="text/event-stream", stream=stream())

    sandbox.route("/ui/changes", changes)
    connection = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=5)
    connection.request("GET", f"/ui/changes?after={sandbox.version}")
    response = connection.getresponse()

    client.chat_postMessage(channel="U0ADA", text="x")

    assert response.readline().startswith(b"data: ")
    response.close()
    connection.close()


def test_pressing_and_filling_in_by_ids(
    sandbox: Sandbox, bot: Bot, ada: Person, client: WebClient
) -> None:
    does = sandbox.interactions
    client.chat_postMessage(
        channel="U0ADA", text="x", blocks=[actions(button("Ja"), block_id="b")]
    )
    message = Place(channel="D0ADA", ts=ada.reads()[0].ts)

    found = find_element(does.blocks(ada.profile, message), "b", "ja")
    assert found
    assert does.press(ada.profile, message, *found).status == 200

    def open_form(payload: dict[str, str]) -> tuple[int, None]:
        choices = [option("Een", "1")]
        fields = [asks("keuze", "static_select", options=choices, _dispatch_action=True)]
        client.views_open(trigger_id=payload["trigger_id"], view=form(*fields))
        return 200, None

    bot.answers["/helper"] = open_form
    view = Place(view_id=ada.command("/helper").form.id)
    slot = find_slot(does.blocks(ada.profile, view), "keuze")
    assert slot
    entry = {"type": "static_select", "selected_option": option("Een", "1")}
    answer = does.fill(ada.profile, view, slot, entry)

    assert answer
    assert answer.status == 200
    assert ada.form.initial("keuze") == "1"
    assert find_slot([], "keuze") is None
    assert find_element([], "b", "ja") is None


def test_the_workspace_can_be_listed(sandbox: Sandbox) -> None:
    assert [person.name for person in sandbox.people] == ["ada", "ben", "robot"]
    assert repr(sandbox.person("U0ADA")) == "<ada U0ADA>"
