"""The pages for people without Slack in a browser: no barrier, small and dark too."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.domain.circulation import voices
from bot.operator import Operator
from bot.search import search
from bot.web.server import Server
from bot.web.site import site
from storage.circulation import publications
from storage.database import Database
from storage.models import Base, Digest, Kind, Says, WaitingVoice, Workspace
from tests.browser.visitor import Visitor
from tests.mailing import MailPost
from tests.web.test_public_pages import hold

LONG = "Grondstoffenhergebruiksvoorzieningenverordeningsbesluitvormingsproces"
OPERATOR = Operator(
    accessibility_url="https://gemeente.example/toegankelijkheid",
    privacy_url="https://gemeente.example/privacy",
)
# Links in a line of text may be lower.
SMALL = """() => [...document.querySelectorAll('a, button, input, select')].filter(each => {
  const { left, width, height } = each.getBoundingClientRect();
  const inText = each.tagName === 'A' && each.parentElement.tagName === 'P';
  return left >= 0 && !inText && (width < 24 || height < 24);
}).map(each => each.outerHTML)"""
MOST_BYTES = 50_000  # of a page with its style, in a hall where everybody opens it at once


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    database = Database(f"sqlite:///{tmp_path}/leerkring.db")
    Base.metadata.create_all(database.engine)
    post = MailPost(database)
    server = Server(site(database, post.clock.now, operator=OPERATOR))
    server.start()
    with database.begin() as session:
        session.get_one(Workspace, post.workspace_id).public_url = server.url
    held = hold(post)
    card = post.card(
        title=LONG, why="Het moest", place="Stadhuis", theme="plastics", meeting_id=held
    )
    post.card(title=LONG, theme="food", kind=Kind.PRINCIPLE, language="en", meeting_id=held)
    gone = post.card(title="Weg")
    digest = post.publish(title="Wat we leerden", introduction="Drie lessen")
    post.withdraw(gone)
    with database.begin() as session:
        search.reindex(session, post.workspace_id)
        address = publications.address(session, post.workspace_id, card)
        assert address is not None
        opened = voices.opened(session, address.rpartition("/")[2])
        assert opened is not None
        said = voices.Said(Says.DIFFERS, "Bij ons niet", "sara@x.example", "nl")
        voices.say(session, opened, said, post.clock.now())
        session.flush()
        token = session.query(WaitingVoice.token).scalar()
        slug = session.get_one(Digest, digest).slug
    yield {
        "front": f"{server.url}/",
        "theme": f"{server.url}/insights/themes/plastics",
        "editions": f"{server.url}/editions",
        "edition": f"{server.url}/editions/{slug}",
        "card": address,
        "principles": f"{server.url}/insights/principles",
        "session": address.replace("/insights/", "/sessions/"),
        "search": f"{server.url}/search?q={LONG}",
        "nothing": f"{server.url}/search?q=windmolens",
        "form": f"{address}/answer?says=differs",
        "answers": f"{server.url}/answers/{token}",
        "missing": f"{server.url}/nowhere",
    }
    server.stop()
    post.close()
    database.close()


@pytest.mark.parametrize(("colours", "width"), [("light", 320), ("dark", 320), ("light", 1280)])
def test_no_page_has_a_barrier(
    pages: Mapping[str, str], visitor: Visitor, colours: str, width: int
) -> None:
    visitor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visitor.page.set_viewport_size({"width": width, "height": 800})

    for name, where in pages.items():
        visitor.page.goto(where)
        expect(visitor.page.locator("h1")).to_be_visible()
        assert visitor.barriers() == [], name
        assert visitor.page.evaluate(SMALL) == [], name
        assert visitor.width_to_scroll <= 0, name
    visitor.complaints.clear()  # the page that is missing on purpose


def test_by_keyboard_the_content_is_one_press_away(
    pages: Mapping[str, str], visitor: Visitor
) -> None:
    visitor.page.goto(pages["card"])
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.locator(".skip")).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_be_focused()


def test_a_page_is_light_enough_for_a_hall(pages: Mapping[str, str], visitor: Visitor) -> None:
    sizes = []
    visitor.page.on("response", lambda reply: sizes.append(len(reply.body())))
    visitor.page.goto(pages["edition"])
    expect(visitor.page.locator("h1")).to_be_visible()

    assert 0 < sum(sizes) < MOST_BYTES
