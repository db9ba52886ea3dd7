"""Installing the app, as Slack's pages and oauth.v2.access do it."""

from http.client import HTTPConnection
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk import WebClient

from bot.sandbox.sandbox import Sandbox
from tests.sandbox.test_chat import refusal

REDIRECT = "https://helper.example/slack/oauth_redirect"


def visit(sandbox: Sandbox, **query: str) -> tuple[int, str | None, str]:
    connection = HTTPConnection(sandbox.url.removeprefix("http://"), timeout=5)
    connection.request("GET", f"/oauth/v2/authorize?{urlencode(query)}")
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, response.headers["Location"], body


def test_a_code_becomes_a_token_once(sandbox: Sandbox) -> None:
    query = {"client_id": sandbox.client_id, "scope": "chat:write,commands", "state": "s"}
    status, location, _ = visit(sandbox, **query)
    assert status == 302
    parts = urlsplit(str(location))
    answer = parse_qs(parts.query)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == REDIRECT
    assert answer["state"] == ["s"]

    client = WebClient(base_url=sandbox.api_url, retry_handlers=[])
    keys = {"client_id": sandbox.client_id, "client_secret": sandbox.client_secret}
    code = answer["code"][0]
    granted = client.oauth_v2_access(**keys, code=code)

    assert granted["access_token"] == sandbox.bot_token
    assert granted["scope"] == "chat:write,commands"
    assert granted["team"]["id"] == sandbox.team_id
    assert granted["authed_user"]["id"] == "U0ADA"
    assert refusal(client.oauth_v2_access, **keys, code=code) == "invalid_code"
    keys["client_secret"] = "guess"
    assert refusal(client.oauth_v2_access, **keys, code=code) == "bad_client_secret"
    keys["client_id"] = "guess"
    assert refusal(client.oauth_v2_access, **keys, code=code) == "invalid_client_id"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"client_id": "other"}, "invalid_client_id"),
        ({"redirect_uri": "https://evil.example/"}, "bad_redirect_uri"),
        ({"redirect_uri": "javascript:alert(1)"}, "bad_redirect_uri"),
        ({"scope": "admin"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
    ],
)
def test_what_the_manifest_does_not_allow(
    sandbox: Sandbox, change: dict[str, str], reason: str
) -> None:
    query = {"client_id": sandbox.client_id, "scope": "commands", "redirect_uri": REDIRECT}

    status, location, body = visit(sandbox, **(query | change))

    assert (status, location, body.strip()) == (400, None, reason)


def test_this_machine_is_a_place_to_go_back_to(sandbox: Sandbox) -> None:
    back = "http://localhost:3000/slack/oauth_redirect?x=1"

    _, location, _ = visit(
        sandbox, client_id=sandbox.client_id, scope="commands", redirect_uri=back
    )

    assert str(location).startswith(f"{back}&code=")
