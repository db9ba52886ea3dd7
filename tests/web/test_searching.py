"""The search box for everybody: an answer or a clear sentence, and no trace of the rest."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import pytest

from bot.search import search
from bot.web.searching import MOST_A_MINUTE
from bot.web.site import site
from storage.models import ReleaseLevel
from tests.mailing import MailPost
from tests.web.requests import Reply, send

NOTHING = "Hierover is nog niets openbaar gedeeld."
NO_SUBJECT = "Ik weet niet waarnaar ik moet zoeken."
TOO_LONG = "Dat is te lang om op te zoeken."


class Visitor:
    def __init__(self, mail: MailPost) -> None:
        self.seconds = 0.0
        self.pages = site(mail.db, mail.clock.now, timer=lambda: self.seconds)

    def asks(self, question: str, **more: Any) -> Reply:
        query = f"q={quote(question)}" + "".join(f"&{k}={v}" for k, v in more.items())
        asked = {"REQUEST_METHOD": "GET", "PATH_INFO": "/search", "QUERY_STRING": query}
        return send(self.pages, asked)


@pytest.fixture
def visitor(mail: MailPost) -> Visitor:
    return Visitor(mail)


def put(mail: MailPost, *cards: tuple[str, ReleaseLevel]) -> None:
    for what, level in cards:
        mail.card(level, title=what, what=what)
    with mail.db.begin() as session:
        search.reindex(session, mail.workspace_id)


PUBLIC = [
    ("Statiegeld op bekers werkt op een festival", ReleaseLevel.PUBLIC),
    ("Een wormenhotel maakt compost van groenafval", ReleaseLevel.PUBLIC),
]
CLOSED = [
    ("Statiegeld op wijnflessen mislukte bij de horeca", ReleaseLevel.NETWORK),
    ("Kunststof kozijnen terugnemen lukte de woningcorporatie", ReleaseLevel.NETWORK),
    ("Matrassen ophalen kost de gemeente te veel", ReleaseLevel.CIRCLE),
]


def test_what_is_public_is_found_with_the_words_asked_for(
    mail: MailPost, visitor: Visitor
) -> None:
    put(mail, *PUBLIC, *CLOSED)

    page = visitor.asks("statiegeld op bekers?").body

    assert "<mark>Statiegeld</mark> op <mark>bekers</mark> werkt op een festival" in page
    assert "wijnflessen" not in page
    assert NOTHING not in page


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("windmolens op zee", NOTHING),
        ("de het een", NO_SUBJECT),
        ("?!", NO_SUBJECT),
        ("👩🏽‍🌾", NO_SUBJECT),
        ("x" * 10_000, TOO_LONG),
        ("woord " * 1_700, TOO_LONG),
        ('statiegeld AND (bekers OR NOT x) NEAR/3 * ^"', "Statiegeld"),
        ("\u202eسماد\u202c compost", "compost"),
        ("'; DROP TABLE insight; --", NOTHING),
        ("%00\x00 compost", "compost"),
        ('"op een festival"', "festival"),
        ("<script>alert(1)</script> compost", "&lt;script&gt;"),
    ],
)
def test_whatever_is_asked_gets_an_answer_or_a_clear_sentence(
    mail: MailPost, visitor: Visitor, question: str, said: str
) -> None:
    put(mail, *PUBLIC)

    reply = visitor.asks(question)

    assert reply.status == 200
    assert said in reply.body
    assert "<script" not in reply.body


QUESTIONS = (
    "statiegeld",
    "statiegeld wijnflessen",
    "wijnflessen",
    "wijnfleasen",  # a slip in a word that only a closed card has
    "kunststofkozijn",
    "kozijnen van kunststof",
    "matrassen compost",
    "compost horeca gemeente",
    "wormenhotl",
    '"bij de horeca"',
    "gemeente",
)


def answers(visitor: Visitor) -> Sequence[str]:
    visitor.seconds += 60
    return [visitor.asks(each).body for each in QUESTIONS]


def test_what_is_not_public_leaves_no_trace_in_any_answer(
    mail: MailPost, visitor: Visitor
) -> None:
    """Not in what is found or its order, nor in what is taken for a mistake."""
    put(mail, *PUBLIC)
    before = answers(visitor)
    assert "Ik zocht op ‘wormenhotel’." in before[8]

    put(mail, *CLOSED)

    assert answers(visitor) == before


def test_a_withdrawn_card_is_not_found_any_more(mail: MailPost, visitor: Visitor) -> None:
    put(mail, *PUBLIC)
    gone = mail.card(title="Luiers wassen", what="Luiers wassen scheelt een container")
    with mail.db.begin() as session:
        search.reindex(session, mail.workspace_id)
    assert "Luiers wassen" in visitor.asks("luiers").body

    mail.withdraw(gone)

    assert "Luiers wassen" not in visitor.asks("luiers").body
    assert NOTHING in visitor.asks("luiers").body


def test_a_search_in_vain_says_how_to_ask(mail: MailPost, visitor: Visitor) -> None:
    put(mail, *PUBLIC)

    page = visitor.asks("festival bekers olifanten paraplu zwembad").body

    assert NOTHING in page
    assert "Onderaan kun je de kring meestal een vraag stellen." in page
    assert "Krijg nieuwe inzichten per mail" in page


def test_further_cards_are_on_a_next_page(mail: MailPost, visitor: Visitor) -> None:
    put(mail, *((f"Compost nummer {n}", ReleaseLevel.PUBLIC) for n in range(11)))

    first, second = visitor.asks("compost"), visitor.asks("compost", page=2)

    assert first.body.count("<h3>") == 10
    assert "q=compost&amp;page=2" in first.body
    assert second.body.count("<h3>") == 1
    assert "q=compost&amp;page=1" in second.body
    assert visitor.asks("compost", page="x").status == 404


def test_who_asks_too_fast_waits_a_minute(mail: MailPost, visitor: Visitor) -> None:
    replies = [visitor.asks("compost") for _ in range(MOST_A_MINUTE + 1)]

    assert [each.status for each in replies[-2:]] == [200, 429]
    assert "Dat gaat te snel." in replies[-1].body
    assert replies[-1].headers["Retry-After"] == "60"
    visitor.seconds += 60
    assert visitor.asks("compost").status == 200
