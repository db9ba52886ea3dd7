"""Pictures of one edition in each form in which it reaches somebody outside Slack."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

import typst
from playwright.sync_api import Browser, Page

from bot.manifest import manifest
from bot.sandbox.mail_page import MailPage
from bot.sandbox.page import Page as DemoPage
from bot.sandbox.sandbox import Sandbox
from bot.web.server import Server
from bot.web.site import site
from storage.models import Circle, Digest, SpecialKind, Workspace
from tests.browser.mails import posted
from tests.browser.pages import CARDS, special_pages
from tests.mailing import READERS, URL, MailPost

SHARP = 72  # pixels per inch, of the A4
MAIL, PHONE, DESK = ((640, 900), (320, 900), (900, 700))


def take_skins(browser: Browser, to: Path) -> None:
    with TemporaryDirectory(prefix="leerkring-") as folder, ExitStack() as opened:
        page = opened.enter_context(browser.new_page(locale="nl-NL"))
        post = opened.enter_context(posted(Path(folder)))
        web = opened.enter_context(_edition(post))
        _mail(page, post, to)
        _shoot(page, web, DESK, to / "edition-page.png")
    with TemporaryDirectory(prefix="leerkring-") as folder, ExitStack() as opened:
        page = opened.enter_context(browser.new_page(locale="nl-NL"))
        event = opened.enter_context(special_pages(Path(folder), URL))[SpecialKind.EVENT]
        _shoot(page, f"{event}/slides#s2", (960, 540), to / "slides.png")
        _paper(f"{event}/a4.pdf", to / "a4.png")


@contextmanager
def _edition(post: MailPost) -> Iterator[str]:
    """Published, mailed, and served; the address of its page."""
    server = Server(site(post.db, post.clock.now))
    server.start()
    try:
        with post.db.begin() as session:
            home = session.get_one(Workspace, post.workspace_id)
            home.public_url, home.name = server.url, "Programma Circulair"
            session.get_one(Circle, post.there.circle.id).name = "Circulair inkopen en bouwen"
        for title, what, kind, outcome in CARDS:
            post.card(title=title, what=what, kind=kind, outcome=outcome)
        words = "Drie lessen over slopen en bouwen. Herken je er een? Zeg het op de pagina."
        made = post.publish(title="Wat we leerden van slopen en bouwen", introduction=words)
        post.outbox.send_due()
        with post.db.read() as session:
            slug = session.get_one(Digest, made).slug
        yield f"{server.url}/editions/{slug}"
    finally:
        server.stop()


def _mail(page: Page, post: MailPost, to: Path) -> None:
    """As its reader has it; with images off, as the demo's mailbox shows it."""
    mail = post.mailboxes.of(READERS[0])[-1]
    for name, colours, (width, height) in (
        ("mail-light", "light", MAIL),
        ("mail-dark", "dark", MAIL),
        ("mail-320", "light", PHONE),
    ):
        page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
        page.set_viewport_size({"width": width, "height": height})
        page.set_content(mail.part("html"))
        page.screenshot(path=to / f"{name}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    with Sandbox(manifest()) as sandbox:
        DemoPage(sandbox)
        MailPage(sandbox, post.mailboxes)
        where = f"{sandbox.url}/mail/{mail.number}?as=bare"
        _shoot(page, where, (720, 760), to / "mail-images-off.png")


def _shoot(page: Page, where: str, size: tuple[int, int], path: Path) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(where)
    page.screenshot(path=path)


def _paper(where: str, path: Path) -> None:
    """The page of the PDF, which a browser without a window does not draw."""
    compiler: Any = typst  # an overloaded function, which takes another's place for a moment
    usual = compiler.compile

    def drawn(template: str, sys_inputs: Mapping[str, str], **_: object) -> bytes:
        return bytes(usual(template, format="png", ppi=SHARP, sys_inputs=sys_inputs))

    compiler.compile = drawn
    try:
        with urlopen(where) as answer:  # noqa: S310  # our own
            path.write_bytes(answer.read())
    finally:
        compiler.compile = usual
