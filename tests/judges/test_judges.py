"""Judges that are not ours look at every web page and every mail.

The Nu Html Checker needs java, and caniemail needs node. `make judges` installs both, at the
versions and hashes of package-lock.json; without them these tests are skipped.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from bot.manifest import manifest
from bot.sandbox.mail_page import WAYS, MailPage
from bot.sandbox.mailboxes import Mail, Mailboxes
from bot.sandbox.page import Page
from bot.sandbox.sandbox import Sandbox
from tests.browser.mails import every_mail
from tests.browser.pages import public_pages, special_pages

FOLDER = Path(__file__).parent
VALIDATOR = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
CAN_I_EMAIL = FOLDER / "node_modules/caniemail"
WAITING = Path(str(files("bot.demo"))) / "waiting.html"
SECONDS = 120
# Word, which draws mail in classic Outlook, knows these and not what replaced them.
FOR_WORD = (
    "“mso-hide”",
    "“mso-line-height-rule”",
    *(f"The “{each}” attribute on the “table”" for each in ("width", "border")),
    *(f"The “{each}” attribute on the “table”" for each in ("cellpadding", "cellspacing")),
    "The “align” attribute on the “td”",
)
PROGRAMS = ("outlook.*", "gmail.*", "apple-mail.*", "samsung-email.*", "thunderbird.macos")
MAY_BE_LOST = {
    # The mail is then as wide as it is in the light: all else stands at each element.
    "@media",
    "<style> element",
    "color-scheme meta tag",
    # What hides the line beside the subject: each program knows one of the ways.
    "display:none",
    "max-height property",
    "overflow",
    # A screen reader says a little more.
    "role attribute",
    "lang attribute",
    # It becomes a div, and the table in it has the same colours.
    "<body> element",
}


def needs(program: str, installed: Path) -> str:
    """Where it is; the test is skipped where it is not."""
    if not installed.exists():
        pytest.skip("the judges are not installed: `make judges` does so; it needs npm")
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"no {program} on this machine: this judge needs it")
    return found


@pytest.fixture(scope="module")
def java() -> str:
    return needs("java", VALIDATOR)


@pytest.fixture(scope="module")
def node() -> str:
    return needs("node", CAN_I_EMAIL)


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("mails")
    return {
        name: _kept(folder, name, html.encode()) for name, html in every_mail(folder).items()
    }


@pytest.fixture
def own_pages() -> Iterator[Mapping[str, str]]:
    """Of the demo, around the bot's words."""
    with Sandbox(manifest()) as sandbox:
        mailboxes = Mailboxes(sandbox.clock.now)
        mailboxes.start()
        raw = b"Subject: <b>\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n"
        mailboxes.paste([Mail(1, "noor@x.example", "bot@x.example", raw, sandbox.clock.now())])
        Page(sandbox)
        MailPage(sandbox, mailboxes)
        paths = ["/", "/gallery", "/mail", *(f"/mail/1?as={way}" for way in WAYS)]
        yield {path: sandbox.url + path for path in paths}
        mailboxes.stop()


def _kept(folder: Path, name: str, html: bytes) -> Path:
    path = folder / f"{name}.html".replace("/", "-").replace("?", "-")
    path.write_bytes(html)
    return path


def fetched(folder: Path, urls: Mapping[str, str]) -> Iterator[Path]:
    for name, url in urls.items():
        try:
            with urlopen(url) as answer:  # noqa: S310  # our own
                html = answer.read()
        except HTTPError as refused:
            with refused:
                html = refused.read()
        yield _kept(folder, name, html)


def validated(java: str, *files: Path) -> list[str]:
    """What the HTML validator remarks, a line each."""
    how = ("--format", "json", "--stdout", "--exit-zero-always")
    command = [java, "-jar", str(VALIDATOR), *how, *map(str, files)]
    said = subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
    return [
        f"{Path(each['url']).name}: {each['message']}"
        for each in json.loads(said.stdout)["messages"]
    ]


def test_the_validator_finds_nothing_on_any_page(
    java: str, own_pages: Mapping[str, str], tmp_path: Path
) -> None:
    (tmp_path / "specials").mkdir()
    with public_pages(tmp_path) as public, special_pages(tmp_path / "specials") as specials:
        special = {kind.value: url for kind, url in specials.items()}
        special |= {f"{name} slides": f"{url}/slides" for name, url in special.items()}
        pages = [*fetched(tmp_path, {**public, **special, **own_pages})]

    assert validated(java, WAITING, *pages) == []


def test_the_validator_finds_in_mails_only_what_word_needs(
    java: str, mails: Mapping[str, Path]
) -> None:
    found = validated(java, *mails.values())

    assert [each for each in found if not any(known in each for known in FOR_WORD)] == []


def test_programs_lose_of_a_mail_only_what_may_be_lost(
    node: str, mails: Mapping[str, Path]
) -> None:
    script = str(FOLDER / "unsupported.mjs")
    command = [node, script, ",".join(PROGRAMS), *map(str, mails.values())]
    said = subprocess.run(command, capture_output=True, check=True, timeout=SECONDS)
    found = dict(zip(mails, json.loads(said.stdout), strict=True))

    lost = {(name, *each) for name, all_ in found.items() for each in all_}
    assert {each for each in lost if each[1] not in MAY_BE_LOST} == set()
    assert found["edition-nl"]  # it does look
