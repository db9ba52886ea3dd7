"""Special editions: the travel story of a circle, a page for a hall, a quarter on one page."""

import re
import sys
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlalchemy import select, update

from bot.sandbox.people import Person
from bot.web.specials import GONE as GONE_STATUS
from storage.database import Database
from storage.models import Insight, Special
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import CLOSED_WORDS, OPEN_WORDS, PUBLIC_TITLE, PUBLIC_WORDS, curate
from tests.flows.reflecting import forge_form, forge_memory, forge_press, rows

WEB = "https://leerkring.example"
GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
FORBIDDEN = "Dit kan alleen een begeleider van deze leerkring doen."
HOSTILE = "<script>x</script> =SOM(1)\n\u202e*vet* <!channel> #{words}"
STORY, EVENT, QUARTER = "Reisverhaal", "Presentatie", "Kwartaalblad"


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    world = World(database, WEB)
    yield world
    world.close()


@pytest.fixture
def curated(world: World) -> World:
    curate(world)
    return world


def begin(person: Person, kind: str, **filled: Any) -> str:
    """From the form of a digest to what would stand in it; what the preview shows."""
    form = person.click(person.command("/leerkring kennisbrief").form, kind).form
    assert person.submit(form, **filled) == {}
    return person.form.text


def publish(person: Person, kind: str, **filled: Any) -> None:
    begin(person, kind, **filled)
    assert person.submit(person.form) == {}


def get(world: World, rest: str = "") -> tuple[int, bytes, dict[str, str]]:
    with world.db.read() as session:
        slug = session.scalars(select(Special.slug)).one()
    return fetched(f"{world.server.url}/pages/{slug}{rest}")


def fetched(url: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urlopen(url) as answer:  # noqa: S310
            return answer.status, answer.read(), dict(answer.headers)
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read(), dict(refused.headers)


def set_card(world: World, **values: Any) -> None:
    with world.db.begin() as session:
        session.execute(update(Insight).where(Insight.title == PUBLIC_TITLE).values(**values))


def test_a_story_is_put_together_published_and_read(curated: World) -> None:
    seen = begin(curated.ada, STORY, opening="Zo ging het.")
    assert "Er is nog niets gepubliceerd. Voor wie? Onze leerkring." in seen
    assert "Eén bijeenkomst." in seen
    assert "Vanaf het begin." in seen
    assert "alleen voor onze leerkring" in seen
    curated.ada.click(curated.ada.form, "Laat weg", near=OPEN_WORDS)
    exact = curated.ada.click(curated.ada.form, "Zo ziet een lezer het").form
    curated.ada.close()

    assert curated.ada.submit(curated.ada.form) == {}
    curated.tick()

    [news] = [m for m in curated.bram.reads(curated.channel) if "reisverhaal" in m.sees]
    story = curated.bram.click(news, "Lees").form
    assert story.text == exact.text
    assert CLOSED_WORDS in story.text
    assert OPEN_WORDS not in story.text
    assert "special.published" in curated.audited()
    assert forge_press(curated, curated.eva, "special.read", special_id(curated)) == GONE
    assert get(curated)[0] == HTTPStatus.NOT_FOUND  # for the circle alone
    again = curated.ada.click(curated.ada.command("/leerkring kennisbrief").form, STORY).form
    assert "Al eerder gemaakt, op" in again.text


def special_id(world: World) -> str:
    return str(world.id_of(Special))


def test_what_left_the_circle_by_a_card_alone_does_so_in_a_story(curated: World) -> None:
    seen = begin(curated.ada, STORY, readers="Iedereen, ook buiten Slack")

    assert PUBLIC_WORDS in seen
    assert OPEN_WORDS not in seen
    assert CLOSED_WORDS not in seen
    assert "Wat geprint is, kan ik niet terughalen." in seen


def test_words_that_are_withdrawn_are_gone_from_every_skin(curated: World) -> None:
    publish(curated.ada, STORY, readers="Iedereen, ook buiten Slack")
    curated.tick()
    for skin in ("", "/slides"):
        assert PUBLIC_WORDS in get(curated, skin)[1].decode()
    before = len(get(curated, "/a4.pdf")[1])

    card = str(curated.id_of(Insight, title=PUBLIC_TITLE))
    forge_press(curated, curated.chris, "release.withdraw", card)

    for skin in ("", "/slides"):
        status, body, _ = get(curated, skin)
        assert status == HTTPStatus.OK  # the questions of the circle stay
        assert PUBLIC_WORDS not in body.decode()
    assert len(get(curated, "/a4.pdf")[1]) < before
    forge_press(curated, curated.bram, "special.read", special_id(curated))
    assert "Onze vragen" in curated.bram.form.text
    assert PUBLIC_WORDS not in curated.bram.form.text


def test_an_edition_of_which_all_is_withdrawn_says_so(curated: World) -> None:
    publish(curated.ada, EVENT)
    card = str(curated.id_of(Insight, title=PUBLIC_TITLE))

    forge_press(curated, curated.chris, "release.withdraw", card)

    for skin in ("", "/slides", "/a4.pdf"):
        status, body, _ = get(curated, skin)
        assert status == GONE_STATUS
        assert "Deze pagina is weg" in body.decode()
        assert "Wat Circulair inkopen leerde" not in body.decode()
    said = forge_press(curated, curated.bram, "special.read", special_id(curated))
    assert said.startswith("Dit is er niet meer: het is weggehaald")


def test_a_finished_circle_is_offered_its_story(curated: World) -> None:
    manage = curated.ada.command("/leerkring beheer").form
    form = curated.ada.click(manage, "Pauzeer of rond af").form
    assert curated.ada.submit(form, state="closed") == {}
    offered = curated.ada.form

    made = curated.ada.click(offered, "Maak het reisverhaal").form
    assert "Het verhaal van je leerkring" in made.text
    curated.ada.close(everything=True)
    mine = curated.ada.click(curated.ada.command("/leerkring archief").form, "Bekijk de kring")
    curated.ada.click(mine.form, "Maak het reisverhaal")
    assert curated.ada.submit(curated.ada.form) == {}
    curated.ada.click(curated.ada.form, "Zo ziet een lezer het")
    curated.ada.close()
    assert curated.ada.submit(curated.ada.form) == {}

    archive = curated.bram.command("/leerkring archief").form
    ended = curated.bram.click(archive, "Bekijk de kring").form
    story = curated.bram.click(ended, "Lees het reisverhaal").form
    assert CLOSED_WORDS in story.text


def test_a_story_that_is_taken_back_is_gone_everywhere(curated: World) -> None:
    publish(curated.ada, STORY, readers="Iedereen, ook buiten Slack")
    curated.tick()
    curated.ada.click(curated.ada.form, "Lees")

    curated.ada.click(curated.ada.form, "Haal weg")
    curated.tick()

    assert "Het is weg. Niemand kan het nog lezen" in curated.ada.form.text
    [news] = [m for m in curated.bram.reads(curated.channel) if "reisverhaal" in m.sees]
    assert "is weggehaald" in news.sees
    assert get(curated)[0] == GONE_STATUS
    before = rows(curated)
    forge_press(curated, curated.ada, "special.take_back", special_id(curated))
    assert rows(curated) == before
    assert "special.taken_back" in curated.audited()


def test_a_hall_gets_a_page_slides_and_paper(curated: World) -> None:
    """Hostile words stand there as they were written, in each skin."""
    set_card(curated, what=HOSTILE)
    publish(curated.ada, EVENT, heading=HOSTILE.replace("\n", " "), opening=HOSTILE)

    for skin in ("", "/slides"):
        status, body, headers = get(curated, skin)
        text = body.decode()
        assert status == HTTPStatus.OK
        assert "<script" not in text
        assert "style=" not in text
        assert "&lt;script&gt;x&lt;/script&gt; =SOM(1)" in text
        assert "*vet* &lt;!channel&gt; #{words}" in text
        assert "\u202e" not in text
        assert "<svg" in text
        assert headers["X-Robots-Tag"] == "noindex"
    slides = get(curated, "/slides")[1].decode()
    for target in re.findall(r'href="#(s\d+)"', slides):
        assert f'id="{target}"' in slides
    status, body, headers = get(curated, "/a4.pdf")
    assert (status, headers["Content-Type"]) == (HTTPStatus.OK, "application/pdf")
    for mark in (b"/StructTreeRoot", b"/MarkInfo<</Marked true", b"/Lang(nl)"):
        assert mark in body
    assert b"<pdfuaid:part>1<" in body
    assert b"DisplayDocTitle true" in body


def test_the_longest_page_loads_under_fifty_kilobytes(curated: World) -> None:
    """With its styles, and every character at its most expensive."""
    with curated.db.begin() as session:
        [card] = session.scalars(select(Insight).where(Insight.title == PUBLIC_TITLE))
        values = {c.name: getattr(card, c.name) for c in Insight.__table__.columns}
        worst = {"title": '"' * 120, "what": "'" * 1500, "condition": "&" * 600, "why": ""}
        session.add_all(Insight(**{**values, **worst, "id": None}) for _ in range(9))
    publish(curated.ada, EVENT, heading='"' * 120, opening="'" * 1000)
    curated.ada.click(
        curated.ada.click(curated.ada.form, "Lees").form, "Zet er een correctie bij"
    )
    assert curated.ada.submit(curated.ada.form, correction="'" * 500) == {}

    _, body, _ = get(curated)
    assert b"Correctie van" in body
    assert body.count(b'class="piece"') > 7
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', body.decode())
    size = len(body) + sum(len(fetched(curated.server.url + each)[1]) for each in styles)
    assert size < 50_000


def test_without_typst_the_page_is_for_the_printer(
    curated: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    publish(curated.ada, EVENT)

    status, body, headers = get(curated, "/a4.pdf")
    assert status == HTTPStatus.OK
    assert headers["Content-Type"].startswith("text/html")
    assert "Hier is geen pdf te maken. Print deze pagina: die past op A4." in body.decode()
    assert "a4.pdf" not in get(curated)[1].decode()


def test_a_quarter_on_one_page(curated: World) -> None:
    curated.eva.command("/leerkring help")
    with curated.db.begin() as session:
        manages = update(Colleague).where(Colleague.external_id == curated.eva.id)
        session.execute(manages.values(is_programme_manager=True))
    programme = curated.eva.command("/leerkring programma").form
    form = curated.eva.click(programme, QUARTER).form
    running = next(each for each in form.options("quarter") if each.startswith("kwartaal 1 "))
    form_of = {"quarter": running, "opening": "Er kwam één budget."}
    assert curated.eva.submit(form, **form_of) == {}
    seen = curated.eva.form.text
    assert curated.eva.submit(curated.eva.form) == {}

    assert PUBLIC_WORDS in seen
    assert OPEN_WORDS not in seen
    text = get(curated)[1].decode()
    assert '<th scope="row">Nieuwe inzichten</th><td>3</td><td>0</td>' in text
    assert '<th scope="row">Bijeenkomsten</th><td>1</td><td>0</td>' in text
    assert "procent" not in text  # of fewer than four people
    assert "Er kwam één budget." in text
    assert PUBLIC_WORDS in text
    assert b"/StructTreeRoot" in get(curated, "/a4.pdf")[1]


def more_cards(world: World, count: int) -> list[str]:
    """As many more public cards; what a button of each would hold."""
    with world.db.begin() as session:
        [card] = session.scalars(select(Insight).where(Insight.title == PUBLIC_TITLE))
        values = {c.name: getattr(card, c.name) for c in Insight.__table__.columns}
        more = [Insight(**{**values, "id": None, "title": f"Nog {n}"}) for n in range(count)]
        session.add_all(more)
        session.flush()
        return [f"insight:{each.id}" for each in more]


def put_in(world: World, ref: str) -> str:
    """Press ‘Zet erbij’ in the form on top for what it does not offer; what she is told."""
    view = world.sandbox.workspace.modals[world.ada.id][-1]
    blocks = [each for each in view.payload["blocks"] if each["type"] == "actions"]
    [out] = [e for e in blocks[0]["elements"] if e["text"]["text"] == "Laat weg"]
    out["action_id"], out["value"] = "special.in", ref
    world.ada.click(world.ada.form, "Laat weg")
    return world.ada.form.text


def test_what_does_not_fit_or_changed_is_refused(curated: World) -> None:
    ada = curated.ada
    begin(ada, QUARTER, quarter="kwartaal 1 van 2026")
    forged = more_cards(curated, 2)
    assert "Nog 0" in put_in(curated, forged[0])
    before = rows(curated)

    said = put_in(curated, forged[1])
    assert "Hier passen er hooguit 2 in. Laat er eerst een weg." in said
    ada.close()
    assert GONE in put_in(curated, "insight:999999")
    ada.close()
    forge_memory(curated, ada, seen="niet wat er stond")
    ada.submit(ada.form)
    assert "Er is intussen iets veranderd, dus ik heb niets gepubliceerd" in ada.form.text
    assert rows(curated) == before


def test_nothing_is_published_twice_or_empty(curated: World) -> None:
    ada = curated.ada
    begin(ada, EVENT)
    empty = ada.click(ada.form, "Laat weg").form
    assert "Publiceer" not in empty.text
    before = rows(curated)
    special = special_id(curated)
    assert forge_form(curated, ada, "special.preview", special=special).startswith(
        "Er staat niets in. Zet er minstens één ding bij."
    )
    assert rows(curated) == before
    ada.close(everything=True)
    set_card(curated, level=2)
    form = ada.click(ada.command("/leerkring kennisbrief").form, EVENT).form
    assert ada.submit(form) == {
        "about": "Er zijn hier nog geen openbare inzichten. Maak ze met /leerkring oogst,"
        " en laat ze vrijgeven voor iedereen."
    }
    ada.close(everything=True)
    publish(ada, STORY)
    ada.close(everything=True)
    with curated.db.read() as session:
        story = max(session.scalars(select(Special.id)))
    said = forge_form(curated, ada, "special.preview", special=story)
    assert said == "Dit is al gepubliceerd. Je hoeft niets meer te doen."


def test_without_pages_on_the_web_only_slack_has_a_story(database: Database) -> None:
    world = World(database)
    curate(world)
    ada = world.ada
    form = ada.click(ada.command("/leerkring kennisbrief").form, EVENT).form
    said = "Dit werkt nog niet: de technisch beheerder moet eerst een webadres instellen."
    assert said in form.text
    assert ada.submit(form)["about"].startswith(said)
    ada.close(everything=True)
    form = ada.click(ada.command("/leerkring kennisbrief").form, STORY).form
    assert form.options("readers") == ["Onze leerkring", "Iedereen in onze Slack"]
    world.close()


def test_nobody_else_makes_or_takes_back_an_edition(curated: World) -> None:
    begin(curated.ada, STORY)
    special = special_id(curated)
    before = rows(curated)

    for action in ("special.exact", "special.take_back", "special.read"):
        assert forge_press(curated, curated.eva, action, special) == GONE
    assert forge_press(curated, curated.bram, "special.exact", special) == FORBIDDEN
    assert forge_form(curated, curated.eva, "special.preview", special=special) == GONE
    assert forge_form(curated, curated.bram, "special.preview", special=special) == FORBIDDEN
    assert "begeleider" in forge_press(curated, curated.bram, "special.story", "0")
    assert get(curated)[0] == HTTPStatus.NOT_FOUND
    assert rows(curated) == before
