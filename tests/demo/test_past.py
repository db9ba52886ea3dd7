"""What the demo begins from is what living it makes, whether it was kept or not."""

import json
import pickle
import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, is_dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Row, connect
from threading import Event
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from slack_sdk.errors import SlackApiError

from bot.demo import cast as casts
from bot.demo import gallery, kept
from bot.demo.past import Past, past_at
from bot.demo.serve import serve
from bot.demo.town import hurried
from bot.sandbox.state import TRIGGER_SECONDS
from tests.conftest import free_port, tables
from tests.pasts import TUESDAY

# What is drawn by lot, or says at which port the bot listened.
BY_LOT = {
    "workspace": {"public_url", "token_digest", "pace_until", "mail_pace_until"},
    "mailbox": {"token"},
    "mail_pace": {"until"},
    "special": {"slug"},
    "calendar_mailbox": {"token"},
    "mail_request": {"token"},
    "received": {"key"},
    "delivery": {"message_key"},
    "meeting": {"calendar_token", "calendar_uid"},
    "public_card": {"slug"},
    "digest": {"slug"},
}
OCCASION = re.compile(r"(?<=:)[0-9a-f]{32}$")  # of a message that names its own
NAMED_BY_LOT = {"block_id", "key", "hash"}
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+|[\w-]{43}(?=\.ics)")


def rows(past: Past, folder: Path) -> dict[str, list[dict[str, Any]]]:
    file = folder / "rows.db"
    file.write_bytes(past.rows)
    with closing(connect(file)) as database:
        database.row_factory = Row
        found = {t.name: database.execute(f'SELECT * FROM "{t.name}"') for t in tables()}  # noqa: S608
        return {
            name: [
                {
                    key: OCCASION.sub("", row[key]) if key == "key" else row[key]
                    for key in row.keys()  # noqa: SIM118
                    if key not in BY_LOT.get(name, set())
                }
                for row in every
            ]
            for name, every in found.items()
        }


def screens(past: Past) -> Any:
    """All that everybody sees, with what was drawn by lot numbered as it comes.

    But for the version of a message, which counts what the page was told meanwhile.
    """
    numbers: dict[str, int] = {}

    def plain(what: Any, name: Any = None) -> Any:
        if is_dataclass(what) and not isinstance(what, type):
            return plain(asdict(what))
        if isinstance(what, dict):
            # By lot too: the key of what is filled in is its block's id.
            return [(plain(k), plain(each, k)) for k, each in what.items() if k != "version"]
        if isinstance(what, list | tuple):
            return [plain(each) for each in what]
        if isinstance(what, str) and (name in NAMED_BY_LOT or what in numbers):
            return numbers.setdefault(what, len(numbers))
        return ADDRESS.sub("", what) if isinstance(what, str) else what

    return plain(pickle.loads(past.shown.shown))  # noqa: S301  # our own


def mailed(past: Past) -> list[tuple[str, str, datetime]]:
    """Without what goes by lot: ids, and where one part ends."""
    return [(each.to, str(each.message["Subject"]), each.at) for each in past.mails]


def is_waiting(url: str, found: list[str]) -> None:
    """Look at the page while the past is lived."""
    with urlopen(url) as response:  # noqa: S310  # our own sandbox
        found.append(response.read().decode())
    with pytest.raises(HTTPError, match="503"):
        urlopen(f"{url}/ui/state")  # noqa: S310  # the same


def test_what_is_kept_is_what_living_it_makes(
    past: Past, pasts: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Damaged, it is lived again, meanwhile the page says so, and nobody sees a difference."""
    [whole] = pasts.glob("*.past")
    damaged = tmp_path / whole.name
    damaged.write_bytes(whole.read_bytes()[:-1])
    pages: list[str] = []

    again = past_at(TUESDAY, keep_in=tmp_path, begun=lambda url: is_waiting(url, pages))

    assert [each for each in caplog.messages if "damaged" in each] != []
    [page] = pages
    assert "Eerst speelt de demo drie maanden na" in page
    assert "First the demo plays through three months" in page
    assert rows(again, tmp_path) == rows(past, tmp_path)
    assert screens(again) == screens(past)
    assert mailed(again) == mailed(past) != []
    nowhere: dict[str, Any] = {"port": 0, "bot_port": 0, "mails": ()}
    assert replace(again, rows=b"", shown=past.shown, **nowhere) == replace(
        past, rows=b"", **nowhere
    )
    assert damaged.stat().st_size > 1000  # it was kept anew


@pytest.fixture
def own(past: Past, pasts: Path, tmp_path: Path) -> Path:  # it is kept by then
    """The past in a folder of its own, at ports that no other process of the tests takes."""
    [named] = [path.stem for path in pasts.glob("*.past")]
    found: Past = kept.read(pasts, named)
    kept.write(tmp_path, named, replace(found, port=free_port(), bot_port=free_port()))
    return tmp_path


def test_the_same_past_serves_the_whole_week(own: Path) -> None:
    """What waited for its moment is said on the way; only in the next week it is another."""

    def refuse(url: str) -> None:
        raise AssertionError(url)

    friday = TUESDAY + timedelta(days=3)

    later = past_at(friday, keep_in=own, begun=refuse)

    assert later.now == friday
    with pytest.raises(AssertionError, match="http"):
        past_at(TUESDAY + timedelta(days=7), keep_in=own, begun=refuse)


class Visit(Event):
    """Looks in where the demo would wait for someone to stop it."""

    def __init__(self, printed: Callable[[], str]) -> None:
        super().__init__()
        self.printed = printed
        self.told = ""
        self.subjects: list[str] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.told = self.printed()
        [url] = re.findall(r"workspace +(http://\S+)", self.told)
        with urlopen(f"{url}/ui/gallery") as response:  # noqa: S310  # our own sandbox
            self.subjects = json.load(response)["subjects"]
        self.set()
        return True


def test_the_demo_opens_from_what_was_kept(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is lived, and the gallery is there."""
    visit = Visit(lambda: capsys.readouterr().out)

    assert serve(0, visit, lambda: TUESDAY, keep_in=own) == 0
    assert "De demo draait" in visit.told
    assert "De demo begint" not in visit.told
    assert visit.subjects == list(gallery.SUBJECTS)


def test_on_a_slow_machine_a_past_is_lived_all_the_same(tmp_path: Path) -> None:
    """Slack's three seconds count again once the demo is live."""
    with hurried(tmp_path / "rows.db", TUESDAY) as town:
        [person] = town.settle(casts.load().people[:1]).values()

        def opens_late() -> object:
            workspace = town.sandbox.workspace
            asked = workspace.new_trigger(person.id)
            workspace.triggers[asked].issued -= 2 * TRIGGER_SECONDS
            view = {"type": "modal", "title": {"type": "plain_text", "text": "Vorm"}}
            return town.leerkring.client.views_open(
                trigger_id=asked, view=view | {"blocks": []}
            )

        assert opens_late()
        town.live()
        with pytest.raises(SlackApiError, match="expired_trigger_id"):
            opens_late()
