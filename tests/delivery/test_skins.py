"""What a mail says: to people, to their programs, and to nobody who would follow them."""

import re
from email import message_from_bytes
from email.policy import default
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.mail.letter import Addressed, Letter, anybody, as_bytes
from bot.delivery.mail.skins import LARGEST_HTML, WIDEST
from bot.domain.circulation.composing import MOST_ITEMS
from bot.domain.circulation.digests import LONGEST_INTRODUCTION, LONGEST_TITLE
from bot.domain.insights.card_words import (
    LONGEST_CONDITION,
    LONGEST_WHAT,
    LONGEST_WHY,
)
from bot.domain.insights.card_words import LONGEST_TITLE as LONGEST_CARD_TITLE
from bot.sandbox.mailboxes import Mail
from storage.models import Circle, Workspace
from tests.domain.seeds import NOON
from tests.mailing import FROM, READERS, URL, MailPost

NOOR, OMAR, _ = READERS
LONGEST_LINE = 76  # of quoted-printable: RFC 2045
HOSTILE = (
    "Titel\r\nBcc: ieder@een.example\n\nX: \u202ekeer om\u2066 <script>alert(1)</script>"
    '<img src="https://spion.example/p.gif"> "aan" {{ 1009*1013 }} \x07 & =?utf-8?q?x?='
)


def send(mail: MailPost, **changes: Any) -> Mail:
    """The edition as Noor gets it."""
    mail.publish(**changes)
    mail.outbox.send_due()
    return mail.mailboxes.of(NOOR)[-1]


def links(mail: Mail) -> set[str]:
    html, plain = mail.part("html"), mail.part("plain")
    return set(re.findall(r'href="([^"]*)"', html)) | set(re.findall(r"https?://\S+", plain))


def test_the_reader_sees_the_cards_in_both_parts_and_in_their_language(
    mail: MailPost,
) -> None:
    mail.subscribe("dewi@ngo.example", "en")
    mail.card(
        title="Begin klein", what="Wij begonnen\nmet één straat.", condition="De straat wil."
    )

    dutch = send(mail, introduction="Dit speelde er.")
    english = mail.mailboxes.of("dewi@ngo.example")[-1]

    for part in (dutch.part("html"), dutch.part("plain")):
        for words in ("Wat we leerden", "Dit speelde er.", "Begin klein", "één straat."):
            assert words in part
        assert re.search("Werkt alleen als:(</b>)? De straat wil.", part)
        assert "werkte" in part.lower()
    assert '<html lang="nl">' in dutch.part("html")
    assert '<html lang="en">' in english.part("html")
    assert '<p lang="nl"' in english.part("html")  # of what people wrote
    assert "Change or stop" in english.part("plain")
    assert dutch.part("plain").startswith("Dit speelde er.")
    assert "Wij begonnen<br>met" in dutch.part("html")


def test_programs_can_file_it_and_stop_it(mail: MailPost) -> None:
    mail.card()
    said = send(mail).message
    token = mail.mailbox(NOOR).token

    assert said["List-Unsubscribe"] == f"<{URL}/unsubscribe/{token}>"
    assert said["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert said["List-Id"] == '"Test" <digest.t0test.gemeente.example>'
    assert said["List-Help"] == f"<{URL}/subscribe/of/T0TEST>"
    assert said["List-Owner"] == "<mailto:leerkring@gemeente.example>"
    assert said["List-Archive"] == f"<{URL}/insights/of/T0TEST>"
    assert said["List-Post"] == "NO"
    assert said["Auto-Submitted"] == "auto-generated"
    assert said["Precedence"] == "bulk"
    assert said["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert said["To"] == NOOR
    assert said["Message-ID"] == f"<{mail.row_of(NOOR).message_key}@gemeente.example>"


def test_addresses_in_headers_are_not_folded_or_encoded(mail: MailPost) -> None:
    mail.card()
    raw = send(mail).raw.decode("ascii")

    for name in ("List-Unsubscribe", "Message-ID", "List-Archive"):
        assert re.search(rf"^{name}: <[!-~]+>\r?$", raw, re.MULTILINE)


def test_nothing_in_it_follows_anybody(mail: MailPost) -> None:
    """No image, no pixel, no address of others; of a reader only their own link to stop."""
    mail.card(links=["https://voorbeeld.example/rapport"])
    noors = send(mail)
    omars = mail.mailboxes.of(OMAR)[-1]
    html = noors.part("html")

    assert not re.search(r"<(img|link|script|iframe|object|form|video|audio|svg)\b", html)
    assert not re.search(r"url\(|@import|background=|srcset|src=|cid:", html)
    assert {urlsplit(link).netloc for link in links(noors)} == {urlsplit(URL).netloc}
    own = {f"{URL}/unsubscribe/{mail.mailbox(each).token}" for each in (NOOR, OMAR)}
    assert links(noors) ^ links(omars) == own
    parts = noors.part("html") + noors.part("plain")
    tokens = (mail.mailbox(NOOR).token, mail.row_of(NOOR).message_key, NOOR)
    assert [parts.count(each) for each in tokens] == [2, 0, 0]


def test_hostile_words_are_words_in_every_header_and_part(mail: MailPost) -> None:
    mail.card(title=HOSTILE[:120], what=HOSTILE, place=HOSTILE)
    with mail.db.begin() as session:
        session.get_one(Circle, mail.there.circle.id).name = HOSTILE
        session.get_one(Workspace, mail.workspace_id).name = HOSTILE

    said = send(mail, title=HOSTILE[:LONGEST_TITLE], introduction=HOSTILE)

    assert said.message["Bcc"] is None
    assert said.message["X"] is None
    assert said.message["Subject"].startswith("Titel Bcc: ieder@een.example X: keer om")
    assert len(said.message.get_all("Subject", [])) == 1
    html, plain = said.part("html"), said.part("plain")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    for part in (html, plain, str(said.message["Subject"])):
        assert not set(part) & set("\u202e\u2066\x07")
        assert "1022117" not in part
    assert said.message["List-Id"].endswith("<digest.t0test.gemeente.example>")


@pytest.mark.parametrize(
    "letter",
    ["x", "&", '"', "€", "🌱", "w "],
    ids=["plain", "amp", "quote", "euro", "emoji", "words"],
)
def test_ten_of_the_longest_cards_are_not_cut_off(mail: MailPost, letter: str) -> None:
    def long(most: int) -> str:
        return (letter * most)[:most].strip().ljust(most, "x")

    for _ in range(MOST_ITEMS):
        mail.card(
            title=long(LONGEST_CARD_TITLE),
            what=long(LONGEST_WHAT),
            why=long(LONGEST_WHY),
            condition=long(LONGEST_CONDITION),
        )
    said = send(mail, title=long(LONGEST_TITLE), introduction=long(LONGEST_INTRODUCTION))

    html = said.part("html")
    assert len(html.encode()) < LARGEST_HTML
    assert html.count("<h2") == MOST_ITEMS
    assert html.rstrip().endswith("</html>")
    assert max(map(len, said.raw.split(b"\r\n"))) <= 998


def test_the_text_is_of_short_lines_with_links_as_notes(mail: MailPost) -> None:
    mail.card(what="Een lange zin met veel woorden. " * 20)
    mail.card(title="Tweede")
    plain = send(mail).part("plain")

    long = [line for line in plain.splitlines() if len(line) > WIDEST]
    assert all(re.fullmatch(r"(\[\d\] )?https://\S+", line) for line in long)
    assert re.findall(r"^\[(\d)\] https", plain, re.MULTILINE) == ["1", "2"]


def test_it_shows_in_outlook_and_in_the_dark(mail: MailPost) -> None:
    """Tables and inlined styles for the one; a rule in the head for the other."""
    mail.card()
    html = send(mail).part("html")
    head, _, body = html.partition("</head>")

    assert "@media (prefers-color-scheme: dark)" in head
    assert 'name="color-scheme" content="light dark"' in head
    assert "<style" not in body
    tables = re.findall(r"<table[^>]*>", body)
    assert len(tables) >= 3
    assert all('role="presentation"' in table for table in tables)
    assert re.search(r'<td class="paper"[^>]*style="[^"]*padding: ?24px', body)
    assert body.count("<h1") == 1


def test_no_reader_sees_a_withdrawn_card(mail: MailPost) -> None:
    kept, gone = mail.card(title="Blijft"), mail.card(title="Verdwijnt", what="Geheim.")
    mail.publish()
    mail.withdraw(gone)
    mail.outbox.send_due()

    said = mail.mailboxes.of(NOOR)[-1]
    for part in (said.part("html"), said.part("plain")):
        assert "Blijft" in part
        assert "Dit inzicht is nu niet openbaar." in part
        assert "Verdwijnt" not in part
        assert "Geheim" not in part
    assert kept


@pytest.mark.parametrize(
    ("name", "subject"), [("Kring é\r\nX: y", "a\nb"), ('"; <x@y.example>', "x" * 500)]
)
def test_a_letter_is_one_mail_whatever_stands_in_it(name: str, subject: str) -> None:
    letter = Letter(subject, "Hoi\n", "<p>Hoi</p>", "nl", {"List-Help": "a\r\nZ: b"})
    sender = type(FROM)(name, FROM.address)

    raw = as_bytes(Addressed(NOOR, letter), sender, "key", NOON)
    said = message_from_bytes(raw, policy=default)

    assert said["X"] is None
    assert said["Z"] is None
    assert [each.addr_spec for each in said["From"].addresses] == [FROM.address]
    assert said.get_content_type() == "multipart/alternative"


@given(st.text(st.sampled_from("ab=é\n. "), max_size=200), st.text("c=é ", max_size=90))
def test_each_reader_has_their_own_link_wherever_a_line_breaks(before: str, after: str) -> None:
    url, token = f"{URL}/unsubscribe/", "T0ken-_" * 6 + "x"
    said = f"{before}{url}{anybody()}{after}\n"
    headers = {"List-Unsubscribe": f"<{url}{anybody()}>"}
    letter = Letter("Onderwerp", said, f"<p>{said}</p>", "nl", headers)

    raw = as_bytes(Addressed(NOOR, letter, token), FROM, "key", NOON)
    mail = message_from_bytes(raw, policy=default)

    own = said.replace(anybody(), token)
    for part, body in zip(mail.iter_parts(), (own, f"<p>{own}</p>\n"), strict=True):
        assert part.get_content().splitlines() == body.splitlines()
    assert mail["List-Unsubscribe"] == f"<{url}{token}>"
    assert max(map(len, raw.partition(b"\r\n\r\n")[2].splitlines())) <= LONGEST_LINE
