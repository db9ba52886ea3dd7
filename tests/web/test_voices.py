"""From the page of a card to where a colleague's word would be, without Slack or an account."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.insights import recognition
from bot.domain.overview import privacy
from bot.domain.questions import triage
from bot.domain.questions.learning_questions import MOST_WAITING as MOST_QUESTIONS
from bot.domain.readers.mail_readers import MOST_TIMES, STOPPED_FOR, VOICES_KEPT
from bot.domain.readers.voices import MOST_WAITING
from bot.errors import InvalidInput
from bot.search import search
from bot.slack.insights.recognition import responses
from bot.texts import texts_for
from bot.ticker import tidy
from bot.web.forms import LARGEST_FORM, MOST_A_MINUTE, TRAP
from storage.circulation import digests, feedback
from storage.models import (
    InsightUse,
    LearningQuestion,
    Mailbox,
    Person,
    Recognition,
    ReleaseLevel,
    Stance,
    WaitingVoice,
)
from storage.people import people
from storage.readers import publications
from storage.specials import quarters
from tests.mailing import URL, MailPost
from tests.web.requests import Reply
from tests.web.test_mailing import Browser, link_in, rows

SARA = "sara@gemeente.example"
ASKED = "Ik stuur een mail naar het adres dat je invulde."
EXPIRED = "De link is ouder dan twee dagen, al gebruikt, of niet compleet."
KEPT = "Bewaard. Dank je"
WORDS = "Bij ons werkte het pas met statiegeld"


@pytest.fixture
def browser(mail: MailPost) -> Browser:
    return Browser(mail)


def put(mail: MailPost, title: str) -> int:
    """A public card, also where search looks."""
    card = mail.card(title=title)
    with mail.db.begin() as session:
        search.reindex(session, mail.workspace_id)
    return card


@pytest.fixture
def card(mail: MailPost) -> int:
    return put(mail, "Begin klein")


def path_of(mail: MailPost, insight_id: int) -> str:
    with mail.db.read() as session:
        found = publications.address(session, mail.workspace_id, insight_id)
        assert found is not None
        return found.removeprefix(URL)


def answer(
    mail: MailPost, browser: Browser, insight_id: int, says: str = "confirms", **fields: str
) -> Reply:
    where = f"{path_of(mail, insight_id)}/answer"
    return browser.post(where, {"says": says, "text": "", "address": SARA, **fields})


def confirm(mail: MailPost, browser: Browser, address: str = SARA) -> Reply:
    mail.outbox.send_due()
    return browser.post(link_in(mail, address, "/answers/"), {"do": "confirm"})


def mails(mail: MailPost, address: str = SARA) -> int:
    mail.outbox.send_due()
    return len(mail.mailboxes.of(address))


def stored(mail: MailPost, table: Any) -> list[Any]:
    with mail.db.read() as session:
        return list(session.scalars(select(table)))


def works_at(mail: MailPost, organisation: str, address: str = "ada@gemeente.example") -> None:
    with mail.db.begin() as session:
        ada = people.get(session, mail.workspace_id, mail.there.ada.id)
        ada.email, ada.organisation = address, organisation


def test_a_word_is_kept_once_its_owner_pressed_the_button(
    mail: MailPost, browser: Browser, card: int
) -> None:
    assert (
        f'{URL}{path_of(mail, card)}/answer?says=confirms"'
        in browser.get(path_of(mail, card)).body
    )
    form = browser.get(f"{path_of(mail, card)}/answer?says=uses").body
    hidden = Path("bot/web/static/site.css").read_text(encoding="utf-8")
    assert 'id="says-uses"' in form
    assert '<div class="sentence">' in form
    assert "#says-uses:checked) .sentence { display: none; }" in hidden  # it keeps no sentence
    assert ASKED in answer(mail, browser, card, text=WORDS).body
    assert stored(mail, Recognition) == []

    mail.outbox.send_due()
    page = browser.get(link_in(mail, SARA, "/answers/"))
    assert (page.status, WORDS in page.body, "Begin klein" in page.body) == (200, True, True)
    assert stored(mail, Recognition) == []
    assert KEPT in confirm(mail, browser).body

    [row] = stored(mail, Recognition)
    assert (row.insight_id, row.stance, row.text) == (card, Stance.CONFIRMS, WORDS)
    assert stored(mail, WaitingVoice) == []
    again = confirm(mail, browser)
    assert (again.status, EXPIRED in again.body) == (404, True)
    assert 'href="https://leerkring.example/insights/of/T0TEST"' in again.body  # the menu


def test_each_kind_of_answer_lands_where_a_colleagues_would(
    mail: MailPost, browser: Browser, card: int
) -> None:
    other = put(mail, "Vraag het de buren")
    answer(mail, browser, card, "uses")
    answer(mail, browser, card, "asks", text="Wie betaalt het beheer van bekers?")
    answer(mail, browser, other, "differs", text="Bij ons wilde de markt niet")
    assert mails(mail) == 1  # one mail leads to all that waits

    page = confirm(mail, browser)

    assert page.body.count("Trek in") == 3
    [use] = stored(mail, InsightUse)
    [question] = stored(mail, LearningQuestion)
    [said] = stored(mail, Recognition)
    assert (use.insight_id, question.text) == (card, "Wie betaalt het beheer van bekers?")
    assert question.asked_about == card
    assert page.body.count("Begin klein</a>") == 2  # used, and asked about
    assert (said.insight_id, said.stance) == (other, Stance.DIFFERS)
    assert {use.person_id, question.asker_id} == {said.person_id}
    assert len(mail.rows("learning_question", mail.there.ada.address.surface)) == 1


def test_who_asks_on_a_page_hears_the_answer_by_mail(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card, "asks", text="Wie betaalt het beheer van bekers?")
    confirm(mail, browser)
    best = put(mail, "De gemeente betaalt")
    closed = mail.card(ReleaseLevel.NETWORK, title="Onder ons")
    with mail.db.begin() as session:
        search.reindex(session, mail.workspace_id)
        [question] = session.scalars(select(LearningQuestion))
        ada, now = mail.there.ada, mail.clock.now()
        triage.accept(session, ada, question.id, now)
        asked = triage.get_for_facilitator(session, ada, question.id)
        offered = {hit.insight_id for hit in triage.possible_answers(session, ada, asked)}
        assert best in offered
        assert card not in offered  # it is what they ask about
        with pytest.raises(InvalidInput):  # they could not read it
            triage.answer(session, ada, question.id, closed, now)
        triage.answer(session, ada, question.id, best, now)
    mail.outbox.send_due()

    taken, told = mail.mailboxes.of(SARA)[-2:]
    assert "neemt je vraag mee" in " ".join(taken.part("plain").split())
    assert "heeft een antwoord op je vraag" in " ".join(told.part("plain").split())
    for each in (taken, told):
        assert "Wie betaalt het beheer van bekers?" in each.part("html")
        assert "Wie betaalt het beheer van bekers?" in each.part("plain")
    assert f"{URL}{path_of(mail, best)}" in told.part("plain")
    assert "De gemeente betaalt" in told.part("html")


def test_once_confirmed_a_mailbox_speaks_at_once_and_hears_of_it(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card)
    confirm(mail, browser)
    other = put(mail, "Vraag het de buren")

    reply = answer(mail, browser, other, "uses")

    assert ASKED in reply.body  # no word about whether the address is known
    assert [each.insight_id for each in stored(mail, InsightUse)] == [other]
    assert mails(mail) == 2
    path = link_in(mail, SARA, "/answers/")
    page = browser.get(path)
    keys = re.findall(r'name="what" value="(\w+)"', page.body)
    gone = browser.post(path, {"do": "back", "what": keys[1]})
    assert "Ingetrokken." in gone.body
    assert stored(mail, InsightUse) == []
    assert browser.post(path, {"do": "back", "what": keys[1]}).status == 200  # twice is once
    browser.post(path, {"do": "back", "what": keys[0]})
    assert stored(mail, Recognition) == []
    assert "Ik heb geen reactie bewaard van" in browser.get(path).body


def test_a_subscriber_needs_no_further_yes(mail: MailPost, browser: Browser, card: int) -> None:
    answer(mail, browser, card, address="NOOR@stichting.example")

    assert len(stored(mail, Recognition)) == 1
    assert stored(mail, WaitingVoice) == []
    mail.outbox.send_due()
    told = mail.mailboxes.of("noor@stichting.example")[-1].part("plain").split()
    assert "De reactie is bewaard." in " ".join(told)


def standing(mail: MailPost, card: int, reader: int | None = None) -> Any:
    with mail.db.read() as session:
        return recognition.standing(session, mail.workspace_id, card, mail.clock.now(), reader)


def counted(mail: MailPost, card: int) -> dict[str, Any]:
    """What colleagues are told in numbers, wherever that is."""
    since, now = mail.clock.now() - timedelta(days=1), mail.clock.now() + timedelta(days=1)
    with mail.db.read() as session:
        quarter = quarters.counted(session, mail.workspace_id, None, since, now)
        return {
            "recognised": feedback.recognised(session, [card], since).get(card, 0),
            "used": feedback.used(session, [card], since).get(card, 0),
            "quarter": (quarter["recognised"], quarter["uses"]),
            "order": digests.confirmed(session, mail.workspace_id),
        }


def test_an_address_of_nobody_knows_where_is_not_counted_nor_on_a_page(
    mail: MailPost, browser: Browser, card: int
) -> None:
    for number in range(5):
        address = f"troll{number}@club{number}.example"
        answer(mail, browser, card, address=address, text=f"Onzin nummer {number}")
        confirm(mail, browser, address)

        answer(mail, browser, card, "uses", address=address)

    found = standing(mail, card)

    assert len(stored(mail, Recognition)) == len(stored(mail, InsightUse)) == 5
    assert counted(mail, card) == {"recognised": 0, "used": 0, "quarter": (0, 0), "order": {}}
    assert (found.tally.people, found.tally.confirming, found.confirmed_on) == (0, 0, None)
    assert "Onzin" not in browser.get(path_of(mail, card)).body
    inside = standing(mail, card, reader=mail.there.bram.id)
    assert len(inside.confirmations) == 5  # who opens the card in Slack reads them
    dutch = texts_for("nl")
    assert responses(found, dutch) == dutch("recognition-none")
    assert responses(inside, dutch) == dutch("recognition-few")


@pytest.mark.parametrize(
    ("known", "address", "organisation"),
    [
        ("ada@gemeente.example", "Sara@Gemeente.Example", "Gemeente Amersfoort"),
        ("ada@gmail.com", "sara@gmail.com", ""),
        ("ada@other.example", "sara@gemeente.example", ""),
        ("ada@xgemeente.example", "sara@gemeente.example", ""),
        ("ada@sub.gemeente.example", "sara@gemeente.example", ""),
    ],
)
def test_a_mailbox_where_colleagues_work_speaks_for_their_organisation(
    mail: MailPost, browser: Browser, card: int, known: str, address: str, organisation: str
) -> None:
    works_at(mail, "Gemeente Amersfoort", known)

    answer(mail, browser, card, address=address, text=WORDS)
    confirm(mail, browser, address.lower())

    assert [each.organisation for each in stored(mail, Recognition)] == [organisation]
    assert (WORDS in browser.get(path_of(mail, card)).body) is bool(organisation)


def test_two_names_for_one_domain_are_no_name(
    mail: MailPost, browser: Browser, card: int
) -> None:
    works_at(mail, "Gemeente Amersfoort")
    with mail.db.begin() as session:
        bram = people.get(session, mail.workspace_id, mail.there.bram.id)
        bram.email, bram.organisation = "bram@gemeente.example", "Omgevingsdienst"

    answer(mail, browser, card)
    confirm(mail, browser)

    assert [each.organisation for each in stored(mail, Recognition)] == [""]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"address": "sara"}, "Vul één mailadres in"),
        ({"address": "a@b.example\nBcc: c@d.example"}, "Vul één mailadres in"),
        ({"says": "nonsense"}, "Maak een keuze."),
        ({"says": ""}, "Maak een keuze."),
        ({"says": "differs"}, "Schrijf er één zin bij."),
        ({"says": "differs", "text": " \u200b "}, "Schrijf er één zin bij."),
        ({"says": "asks", "text": "hoi?"}, "Dit is te kort. Schrijf iets meer"),
        ({"text": "x" * 301}, "Dit is te lang. Gebruik hooguit"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    mail: MailPost, browser: Browser, card: int, fields: dict[str, str], said: str
) -> None:
    before = rows(mail.db)

    reply = answer(mail, browser, card, **fields)

    assert reply.status == 400
    assert f'id="wrong" role="alert">{said}' in reply.body
    assert rows(mail.db) == before


def test_a_program_a_hurry_and_a_heap_keep_nothing(
    mail: MailPost, browser: Browser, card: int
) -> None:
    before = rows(mail.db)
    assert ASKED in answer(mail, browser, card, **{TRAP: "https://spam.example"}).body
    where = f"{path_of(mail, card)}/answer"
    assert browser.post(where, {"text": "x" * LARGEST_FORM}).status == 413
    browser.seconds += 60
    hurried = [browser.post(where, {}, patient=False) for _ in range(MOST_A_MINUTE + 1)]
    assert [each.status for each in hurried[-2:]] == [400, 429]
    assert rows(mail.db) == before


def test_nobody_fills_a_mailbox_by_us(mail: MailPost, browser: Browser) -> None:
    for number in range(MOST_WAITING + 5):
        answer(mail, browser, put(mail, f"Nummer {number}"))
        mail.clock.move_by(timedelta(minutes=11))

    assert mails(mail) == MOST_TIMES
    assert len(stored(mail, WaitingVoice)) == MOST_WAITING


def test_what_a_full_page_has_no_room_for_is_said_on_it(
    mail: MailPost, browser: Browser
) -> None:
    cards = [put(mail, f"Nummer {number}") for number in range(MOST_WAITING)]
    for card in cards:
        answer(mail, browser, card)
    full = "Ik bewaar hooguit 20 reacties"
    answer(mail, browser, cards[-1], text=WORDS)  # once more, in other words
    mail.outbox.send_due()

    page = browser.get(link_in(mail, SARA, "/answers/")).body

    assert (full in page, WORDS in page) == (True, True)


def ask(mail: MailPost, browser: Browser, card: int, number: int) -> Reply:
    return answer(mail, browser, card, "asks", text=f"Wie betaalt het beheer in jaar {number}?")


@pytest.mark.both
def test_one_question_too_many_is_told_to_the_mailbox_alone(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card)
    confirm(mail, browser)
    for number in range(MOST_QUESTIONS):
        ask(mail, browser, card, number)
    before = mails(mail)

    page = ask(mail, browser, card, MOST_QUESTIONS).body
    ask(mail, browser, card, MOST_QUESTIONS + 1)

    assert page == ask(mail, browser, card, 0).body  # as for one that is kept
    assert len(stored(mail, LearningQuestion)) == MOST_QUESTIONS
    assert mails(mail) == before + 1
    told = " ".join(mail.mailboxes.of(SARA)[-1].part("plain").split())
    assert "De vraag is niet bewaard: er wachten al 10 vragen van dit adres" in told
    path = link_in(mail, SARA, "/answers/")
    assert browser.get(path).body.count("Trek in") == MOST_QUESTIONS + 1


def test_a_declined_question_is_said_to_be_so_again(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card)
    ask(mail, browser, card, 1)
    confirm(mail, browser)
    with mail.db.begin() as session:
        [question] = session.scalars(select(LearningQuestion))
        because, now = "elsewhere", mail.clock.now()
        triage.decline(session, mail.there.ada, question.id, because, now)

    ask(mail, browser, card, 1)

    mail.outbox.send_due()
    told = " ".join(mail.mailboxes.of(SARA)[-1].part("plain").split())
    assert "De vraag is niet bewaard: de kring nam die eerder niet mee." in told


def test_what_cannot_be_kept_after_a_yes_is_told_beside_what_is(
    mail: MailPost, browser: Browser
) -> None:
    cards = [put(mail, f"Nummer {number}") for number in range(MOST_QUESTIONS + 1)]
    for number, each in enumerate(cards):
        ask(mail, browser, each, number)

    page = confirm(mail, browser).body

    assert (KEPT in page, "Een of meer vragen van je zijn niet bewaard." in page) == (
        True,
        True,
    )
    assert len(stored(mail, LearningQuestion)) == MOST_QUESTIONS


def test_what_nobody_confirmed_is_forgotten_after_two_days(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card, text=WORDS)
    mail.outbox.send_due()
    path = link_in(mail, SARA, "/answers/")
    mail.clock.move_by(timedelta(days=2))

    late = browser.post(path, {"do": "confirm"})

    assert (late.status, EXPIRED in late.body) == (404, True)
    assert browser.get(path).status == 404
    tidy(mail.db, mail.clock.now())
    assert WORDS not in str([vars(each) for each in stored(mail, WaitingVoice)])
    assert stored(mail, WaitingVoice) == stored(mail, Recognition) == []


@pytest.mark.parametrize("path", ["/answers/never", "/answers/" + "a" * 65, "/answers/é"])
def test_a_forged_link_says_that_it_does_not_work(
    mail: MailPost, browser: Browser, path: str
) -> None:
    before = rows(mail.db)
    assert browser.get(path).status == 404
    assert browser.post(path, {"do": "confirm"}).status == 404
    assert browser.post(path, {"do": "back", "what": "x"}).status == 404
    assert rows(mail.db) == before


def test_a_card_that_left_meanwhile_takes_no_words(
    mail: MailPost, browser: Browser, card: int
) -> None:
    where = f"{path_of(mail, card)}/answer"
    answer(mail, browser, card)
    mail.withdraw(card)

    page = confirm(mail, browser).body
    assert ("Een of meer reacties van je zijn niet bewaard." in page, KEPT in page) == (
        True,
        False,
    )
    assert stored(mail, Recognition) == []
    assert browser.get(where).status == browser.post(where, {"says": "uses"}).status == 404


def test_who_is_erased_leaves_no_word_and_no_address(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card, text=WORDS)
    answer(mail, browser, card, "asks", text="Wie betaalt het beheer van bekers?")
    confirm(mail, browser)
    with mail.db.begin() as session:
        [person] = privacy.people_with(session, SARA)
        file = privacy.export_person(session, person, mail.clock.now())
        assert WORDS in str(file["recognition"])
        privacy.erase_person(session, person, mail.clock.now())

    assert stored(mail, Recognition) == []
    assert SARA not in str(rows(mail.db))
    assert [each.asked_about for each in stored(mail, LearningQuestion)] == [None]


def test_a_year_after_their_last_word_they_are_forgotten(
    mail: MailPost, browser: Browser, card: int
) -> None:
    answer(mail, browser, card, text=WORDS)
    confirm(mail, browser)
    mail.clock.move_by(STOPPED_FOR + timedelta(days=1))
    tidy(mail.db, mail.clock.now())
    assert len(stored(mail, Recognition)) == 1

    mail.clock.move_by(VOICES_KEPT)
    tidy(mail.db, mail.clock.now())

    assert stored(mail, Recognition) == []
    assert SARA not in [each.external_id for each in stored(mail, Person)]
    assert len(stored(mail, Mailbox)) == 3  # readers stay


@pytest.mark.slow
def test_a_scanner_over_every_link_changes_nothing(
    mail: MailPost, browser: Browser, card: int
) -> None:
    """A thousand times GET, HEAD and OPTIONS, from every page and mail that there is."""
    answer(mail, browser, card, text=WORDS)
    answer(mail, browser, card, address="noor@stichting.example")
    mail.publish()
    mail.outbox.send_due()
    mail.outbox.send_due()
    found = {"/", "/search?q=klein", "/feed.atom", "/sitemap.xml", "/nowhere"}
    for address in (SARA, "noor@stichting.example"):
        for each in mail.mailboxes.of(address):
            said = each.part("html") + each.part("plain")
            found |= {at.removeprefix(URL) for at in re.findall(rf"{URL}[^\s<>\"]*", said)}
    seen: set[str] = set()
    before = rows(mail.db)
    count = 0
    while found - seen:
        path = (found - seen).pop()
        seen.add(path)
        body = browser.get(path).body
        found |= {
            at.removeprefix(URL).replace("&amp;", "&")
            for at in re.findall(r'(?:href|action)="([^"#]+)"', body)
            if at.startswith((URL, "/"))
        }
    for _ in range(1 + 1000 // (3 * len(seen))):
        for path in seen:
            for method in ("GET", "HEAD", "OPTIONS"):
                browser.seconds += 1
                browser.get(path, method)
                count += 1

    assert count >= 1000
    assert rows(mail.db) == before
    tokens = {each for each in seen if re.search(r"[\w-]{40,}", each)}
    assert {each.split("/")[1] for each in tokens} == {"answers", "unsubscribe", "subscribe"}
