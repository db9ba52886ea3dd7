"""The archive on the web: what is public, by theme and edition; and nothing else."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from bot.domain.circulation import corrections
from bot.operator import Operator
from bot.web.site import site
from storage.models import Digest, Kind, ReleaseLevel, Workspace
from storage.readers import publications
from tests.mailing import URL, MailPost
from tests.web.requests import Reply, send

NASTY = (
    "<img src=x onerror=alert(1)></title><script>1</script>"
    "\" onload='x' {{ 1009*1013 }} \u202e\r\nX: y"
)
DIRECTIVES = ("default-src", "base-uri", "form-action", "frame-ancestors")
OPERATOR = Operator(
    accessibility_url="https://gemeente.example/toegankelijkheid",
    privacy_url="https://gemeente.example/privacy",
    security_contact="mailto:veilig@gemeente.example",
)


def get(app: Any, path: str, method: str = "GET", **environ: Any) -> Reply:
    parts = urlsplit(path)
    asked = {"REQUEST_METHOD": method, "PATH_INFO": parts.path, "QUERY_STRING": parts.query}
    return send(app, asked | environ)


@pytest.fixture
def pages(mail: MailPost) -> Any:
    return site(mail.db, mail.clock.now, operator=OPERATOR)


def edition_path(mail: MailPost, digest_id: int) -> str:
    with mail.db.read() as session:
        return f"/editions/{session.get_one(Digest, digest_id).slug}"


def card_path(mail: MailPost, insight_id: int) -> str:
    with mail.db.read() as session:
        address = publications.address(session, mail.workspace_id, insight_id)
        assert address is not None
        return address.removeprefix(URL)


def links(body: str) -> set[str]:
    return set(re.findall(r'(?:href|src|action)="([^"#]+)"', body))


def test_the_front_page_leads_to_editions_cards_themes_and_principles(
    mail: MailPost, pages: Any
) -> None:
    mail.card(title="Begin klein", theme="plastics")
    mail.card(title="Vraag het de buren", theme="food", kind=Kind.PRINCIPLE)
    path = edition_path(mail, mail.publish(title="Wat we leerden"))

    front = get(pages, "/")

    assert front.status == 200
    assert {f"{URL}{path}", f"{URL}/insights/of/T0TEST/principles"} <= links(front.body)
    plastics = get(pages, "/insights/of/T0TEST/themes/plastics").body
    assert "Begin klein" in plastics
    assert "Vraag het de buren" not in plastics
    principles = get(pages, "/insights/principles").body
    assert "Vraag het de buren" in principles
    assert "Begin klein" not in principles
    assert [get(pages, f"/insights/themes/{each}").status for each in ("rules", "nix")] == [
        404
    ] * 2


def test_an_edition_holds_its_cards_under_their_own_addresses(
    mail: MailPost, pages: Any
) -> None:
    card = mail.card(title="Start small", language="en")
    path = edition_path(mail, mail.publish(title="Wat we leerden", introduction="Drie regels"))

    page = get(pages, path).body

    slug = card_path(mail, card).rpartition("/")[2]
    assert f'<article id="{slug}" lang="en">' in page
    assert f'<a href="{URL}/insights/{slug}">Start small</a>' in page
    assert "Drie regels" in page
    assert 'lang="nl"' in page.partition("<head>")[0]
    assert get(pages, card_path(mail, card)).status == 200


def test_what_is_withdrawn_is_gone_from_every_page_at_once(mail: MailPost, pages: Any) -> None:
    gone, stays = mail.card(title="Weg ermee", theme="food"), mail.card(title="Dit blijft")
    digest = mail.publish()
    first = edition_path(mail, digest)
    where = card_path(mail, gone)
    every = ("/", "/insights", "/editions", first, where, "/insights/themes/food", "/feed.atom")
    assert sum("Weg ermee" in get(pages, each).body for each in every) == 6
    mail.withdraw(gone)

    assert not any("Weg ermee" in get(pages, each).body for each in every)
    assert "Dit inzicht is nu niet openbaar" in get(pages, first).body
    assert get(pages, "/insights/themes/food").status == 404
    assert where not in get(pages, "/sitemap.xml").body
    with mail.db.begin() as session:
        corrections.correct(session, mail.there.ada, digest, f"Het {NASTY}", mail.clock.now())
    mail.withdraw(stays)
    left = get(pages, first)
    assert (left.status, "Wat we leerden" in left.body) == (410, False)
    assert re.search(r"Correctie van \d+ \w+ 2026:</strong> Het &lt;img", left.body)
    assert first not in get(pages, "/editions").body + get(pages, "/sitemap.xml").body


def test_an_edition_for_who_has_the_link_is_in_no_list(mail: MailPost, pages: Any) -> None:
    mail.card()
    path = edition_path(mail, mail.publish(title="Voor de zaal", is_listed=False))

    reply = get(pages, path)

    assert (reply.status, reply.headers["X-Robots-Tag"]) == (200, "noindex")
    assert "Voor de zaal" in reply.body
    for each in ("/", "/editions", "/sitemap.xml", "/robots.txt", "/feed.atom"):
        assert path not in get(pages, each).body


@pytest.mark.parametrize("audience", [ReleaseLevel.CIRCLE, ReleaseLevel.NETWORK])
def test_an_edition_for_colleagues_has_no_page(
    mail: MailPost, pages: Any, audience: ReleaseLevel
) -> None:
    mail.card(title="Begin klein")
    path = edition_path(mail, mail.publish(audience=audience, title="Onder ons"))

    assert get(pages, path).status == 404
    assert get(pages, path).body == get(pages, "/editions/never").body
    for each in ("/", "/editions", "/sitemap.xml"):
        assert "Onder ons" not in get(pages, each).body


def test_the_sitemap_holds_what_is_public_and_only_where_that_may_be_found(
    mail: MailPost, pages: Any
) -> None:
    shown, hidden = mail.card(theme="food"), mail.card(ReleaseLevel.NETWORK, theme="rules")
    path = edition_path(mail, mail.publish())
    assert shown
    assert hidden

    found = ET.fromstring(get(pages, "/sitemap.xml").body.encode())  # noqa: S314  # our own
    places = {
        each.text for each in found.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    }

    assert places == {
        f"{URL}/of/T0TEST",
        f"{URL}/insights/of/T0TEST",
        f"{URL}/editions/of/T0TEST",
        f"{URL}/insights/of/T0TEST/themes/food",
        f"{URL}{path}",
        f"{URL}{card_path(mail, shown)}",
    }
    assert f"Sitemap: {URL}/sitemap.xml" in get(pages, "/robots.txt").body
    shy = site(mail.db, mail.clock.now, operator=Operator(is_indexed=False))
    assert get(shy, "/sitemap.xml").status == 404
    assert "Sitemap" not in get(shy, "/robots.txt").body
    for each in ("/", path, "/insights", "/nowhere", "/feed.atom"):
        assert get(shy, each).headers["X-Robots-Tag"] == "noindex"


def addresses(mail: MailPost, pages: Any) -> Iterator[str]:
    """Of every rule one, with something behind it where there can be."""
    card, digest = mail.card(), None
    digest = mail.publish()
    yield card_path(mail, card)
    yield edition_path(mail, digest)
    yield f"/unsubscribe/{mail.mailbox('noor@stichting.example').token}"
    for rule in pages.url_map.iter_rules():
        if "GET" in rule.methods:
            yield re.sub(
                "<[^>]*team_id>", "T0TEST", re.sub("<path:filename>", "site.css", rule.rule)
            )
    yield "/nowhere"


def test_every_page_passes_the_header_tests_of_internet_nl(mail: MailPost, pages: Any) -> None:
    """Its ten rules about a Content-Security-Policy, and the headers beside it."""
    for each in addresses(mail, pages):
        headers = get(pages, each).headers
        policy = {
            part.split()[0]: part.split()[1:]
            for part in headers["Content-Security-Policy"].split(";")
        }
        for name in DIRECTIVES:
            assert policy[name] in (["'none'"], ["'self'"]), each
        sources = {source for some in policy.values() for source in some}
        assert sources <= {"'none'", "'self'"}, each
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert int(headers["Strict-Transport-Security"].split("=")[1]) >= 31_536_000


def test_no_page_asks_anything_of_others_or_runs_anything(mail: MailPost, pages: Any) -> None:
    for each in set(addresses(mail, pages)):
        body = get(pages, each).body
        assert "<script" not in body
        assert " style=" not in body
        loaded = re.findall(r'<(?:link|img|source)[^>]+(?:src|href)="([^"]+)"', body)
        assert all(at.startswith(("/", URL)) for at in loaded)
        if body.startswith("<!doctype html>"):
            assert body.count("<h1") == 1, each
            levels = [int(found) for found in re.findall(r"<h(\d)", body)]
            assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False)), each
            assert 'href="#main"' in body
            assert OPERATOR.privacy_url in body
            assert OPERATOR.accessibility_url in body


def test_a_hostile_title_is_words_on_every_page(mail: MailPost, pages: Any) -> None:
    with mail.db.begin() as session:
        session.get_one(Workspace, mail.workspace_id).name = NASTY
    card = mail.card(title=NASTY, what=NASTY, place=NASTY, circle_id=mail.there.circle.id)
    digest = mail.publish()
    with mail.db.begin() as session:
        row = session.get_one(Digest, digest)
        row.title = row.introduction = NASTY
    for each in (
        "/",
        "/insights",
        "/editions",
        edition_path(mail, digest),
        card_path(mail, card),
    ):
        reply = get(pages, each)
        assert reply.status == 200
        assert "&lt;img src=x" in reply.body
        assert not re.search(r"<script|<img| onload=(?!&)|1022117|\u202e", reply.body), each
        assert "X" not in reply.headers
    ET.fromstring(get(pages, "/sitemap.xml").body.encode())  # noqa: S314  # our own
    feed = ET.fromstring(get(pages, "/feed.atom").body.encode())  # noqa: S314
    assert {each.tag.partition("}")[0] for each in feed.iter()} == {
        "{http://www.w3.org/2005/Atom"
    }
    assert "<img src=x" in (said := "".join(feed.itertext()))
    assert "\u202e" not in said


def test_whoever_takes_an_edition_over_gets_its_words_and_no_markup_of_others(
    mail: MailPost, pages: Any
) -> None:
    nasty = f"{NASTY} # [klik](https://spion.example) *vet* `x` 1. & |"
    mail.card(title=nasty, what=f"    {nasty}\n- {nasty}", place="")
    gone = mail.card(title="Weg ermee")
    path = edition_path(mail, mail.publish(introduction=nasty))
    link = re.search(r'href="([^"]*\.md)"', get(pages, path).body)
    assert link
    mail.withdraw(gone)

    reply = get(pages, link[1])
    made = MarkdownIt("commonmark").render(reply.body)

    assert reply.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert reply.headers["X-Robots-Tag"] == "noindex"
    assert set(re.findall(r"<(\w+)", made)) == {"h1", "h2", "p", "a", "em"}
    assert len(re.findall("<a ", made)) == 1
    said = re.sub("<[^>]*>", "", made)
    assert said.count("[klik](https://spion.example) *vet* `x` 1. &amp; |") == 4
    assert "Dit inzicht is nu niet openbaar" in said
    assert "Weg ermee" not in said


def test_security_txt_says_whom_to_tell_for_the_next_half_year(
    mail: MailPost, pages: Any
) -> None:
    said = get(pages, "/.well-known/security.txt")

    lines = dict(line.split(": ", 1) for line in said.body.splitlines())
    assert lines["Contact"] == "mailto:veilig@gemeente.example"
    assert lines["Canonical"] == f"{URL}/.well-known/security.txt"
    left = datetime.fromisoformat(lines["Expires"]) - mail.clock.now()
    assert 30 < left.days < 365
    assert said.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert get(site(mail.db, mail.clock.now), "/.well-known/security.txt").status == 404


def test_the_operators_own_look_is_a_stylesheet_after_ours(mail: MailPost) -> None:
    look = Operator(tokens={"--utrecht-link-color": "#154273"}, hsts_subdomains=True)
    pages = site(mail.db, mail.clock.now, operator=look)

    front = get(pages, "/")

    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', front.body)
    assert sheets == ["/static/site.css", "/tokens.css"]
    assert "--utrecht-link-color: #154273;" in get(pages, "/tokens.css").body
    assert front.headers["Strict-Transport-Security"].endswith("; includeSubDomains")
    assert get(site(mail.db, mail.clock.now), "/tokens.css").status == 404
