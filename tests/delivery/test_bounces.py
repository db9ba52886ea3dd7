"""What comes back later: counted once, about our own mail alone, and never deleted."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.mail.bounces import COUNTED, OTHER, Bounces
from bot.delivery.mail.returned import Blame, read
from bot.domain.readers import mail_readers
from bot.mail_server import read_bounce_server
from storage.models import DeliveryState, Surface
from tests.imap import CERTIFICATE, Imap
from tests.mailing import FROM, READERS, MailPost, slowly

NOOR, OMAR, PIA = READERS
DEAD, SENT = DeliveryState.DEAD, DeliveryState.SENT
KEY = "0b8c2f4e-7a61-4d0b-9d3e-5f2a1c9e8b70"

POSTFIX = """\
Return-Path: <>
From: MAILER-DAEMON@relay.gemeente.example (Mail Delivery System)
To: bounces@gemeente.example
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="A/b"

--A/b
Content-Type: text/plain; charset=us-ascii

This is the mail system at host relay.gemeente.example.
I'm sorry to have to inform you that your message could not be delivered.

--A/b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.gemeente.example
X-Postfix-Queue-ID: 4F7A
Arrival-Date: Mon, 2 Mar 2026 12:00:00 +0100 (CET)

Final-Recipient: rfc822; lezer@provincie.example
Original-Recipient: rfc822;lezer@provincie.example
Action: {action}
Status: {status}
Remote-MTA: dns; mx.provincie.example
Diagnostic-Code: smtp; {said}

--A/b
Content-Type: text/rfc822-headers

Return-Path: <bounces@gemeente.example>
Message-ID: <{key}@{domain}>
Subject: Wat we leerden

--A/b--
"""
EXCHANGE = """\
From: <postmaster@provincie.example>
To: <bounces@gemeente.example>
Subject: Niet te bezorgen: Wat we leerden
Content-Type: multipart/report; report-type=delivery-status; boundary="c0ffee"
Content-Language: nl-NL
In-Reply-To: <{key}@{domain}>
Auto-Submitted: auto-replied
X-MS-Exchange-Message-Is-Ndr:
MIME-Version: 1.0

--c0ffee
Content-Type: multipart/alternative; differences=Content-Type; boundary="d00d"

--d00d
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Uw bericht is niet bezorgd.

--d00d--
--c0ffee
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01.eurprd01.prod.example
Received-From-MTA: dns;relay.gemeente.example
Arrival-Date: Mon, 2 Mar 2026 11:00:00 +0000

Final-Recipient: rfc822;lezer@provincie.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp;{said}
X-Display-Name: lezer

--c0ffee
Content-Type: message/rfc822

Message-ID: <{key}@{domain}>
From: Leerkring <leerkring@gemeente.example>
Subject: Wat we leerden
Content-Type: text/plain

Deel je bestek

--c0ffee--
"""
QMAIL = """\
From: MAILER-DAEMON@waterschap.example
To: bounces@gemeente.example
Subject: failure notice

Hi. This is the qmail-send program at waterschap.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<lezer@waterschap.example>:
{said}

--- Below this line is a copy of the message.

Return-Path: <bounces@gemeente.example>
Message-ID: <{key}@{domain}>
Subject: Wat we leerden
"""
AWAY = """\
From: Lezer <lezer@provincie.example>
To: bounces@gemeente.example
Subject: Automatisch antwoord: Wat we leerden
Auto-Submitted: auto-replied
In-Reply-To: <{key}@{domain}>

Ik ben er tot 3 maart niet. Uw bericht is niet doorgestuurd. 550 5.1.1
"""
ANSWER = """\
From: Lezer <lezer@provincie.example>
To: bounces@gemeente.example
Subject: Re: Wat we leerden
References: <{key}@{domain}>

Bedankt! Dit bericht kwam terug met 5.1.1 bij mijn collega.
"""
READ_RECEIPT = """\
From: lezer@provincie.example
To: bounces@gemeente.example
Subject: Gelezen: Wat we leerden
Content-Type: multipart/report; report-type=disposition-notification; boundary="e"

--e
Content-Type: message/disposition-notification

Original-Message-ID: <{key}@{domain}>
Disposition: manual-action/MDN-sent-manually; displayed

--e--
"""
GONE = "550 5.1.1 <lezer@provincie.example>: User unknown"


def filled(form: str, said: str = GONE, key: str = KEY, **how: str) -> str:
    values = {"action": "failed", "status": "5.1.1", "domain": FROM.domain, **how}
    return form.format(said=said, key=key, **values)


@pytest.mark.parametrize("form", [POSTFIX, EXCHANGE])
@pytest.mark.parametrize(
    ("status", "said", "reason", "blame"),
    [
        ("5.1.1", GONE, "5.1.1", Blame.GONE),
        ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", "5.1.10", Blame.GONE),
        ("5.2.2", "552 5.2.2 Over quota", "5.2.2", Blame.MAILBOX),
        ("5.4.1", "550 5.4.1 Recipient address rejected", "5.4.1", Blame.MAILBOX),
        ("4.4.7", "400 4.4.7 Message delayed too long", "4.4.7", Blame.MAILBOX),
        ("5.0.0", "550 5.7.1 Not authorised", "5.7.1", Blame.OURS),
        ("5.7.133", "550 5.7.133 RESOLVER.RST.SenderNotAuthenticated", "5.7.133", Blame.OURS),
        ("5.1.1", "550 5.1.1 Rejected (see also 5.7.515)", "5.7.515", Blame.OURS),
        ("5.1.8", "553 5.1.8 Your domain does not exist", "5.1.8", Blame.OURS),
        ("5.3.4", "552 5.3.4 Too big", "5.3.4", Blame.OURS),
        ("5.0.0", "550 No such user", "5.0.0", Blame.MAILBOX),
    ],
)
def test_a_report_says_what_became_of_one_mail(
    form: str, status: str, said: str, reason: str, blame: Blame
) -> None:
    found = read(filled(form, said, status=status).encode(), FROM.domain)

    assert found is not None
    assert (found.key, found.reason, found.blame) == (KEY, reason, blame)


@pytest.mark.parametrize(
    ("said", "blame"),
    [("550 5.1.1 No mailbox here", Blame.GONE), ("Sorry, no mailbox here", Blame.MAILBOX)],
)
def test_a_server_that_writes_no_report(said: str, blame: Blame) -> None:
    found = read(filled(QMAIL, said).encode(), FROM.domain)

    assert found is not None
    assert (found.key, found.blame) == (KEY, blame)


NO_BOUNCES = {
    "absence": filled(AWAY),
    "answer": filled(ANSWER),
    "receipt": filled(READ_RECEIPT),
    "delay": filled(POSTFIX, "451 4.4.1 Timed out", status="4.4.1", action="delayed"),
    "arrived": filled(EXCHANGE, "250 2.1.5 OK", status="2.1.5", action="delivered"),
    "of another domain": filled(POSTFIX, domain="elders.example"),
    "without our headers": filled(POSTFIX).partition("Message-ID")[0],
    "a key of another form": filled(POSTFIX, key="1 OR 1=1"),
    "nothing": "",
    "no mail": "\x00\xff{}",
    "a report without its parts": "Content-Type: message/delivery-status\n\nhallo",
}


@pytest.mark.parametrize("raw", NO_BOUNCES.values(), ids=NO_BOUNCES.keys())
def test_what_is_no_bounce(raw: str) -> None:
    assert read(raw.encode("latin-1"), FROM.domain) is None


@given(st.data())
def test_whatever_is_cut_off_or_garbled_raises_nothing(data: st.DataObject) -> None:
    raw = filled(data.draw(st.sampled_from([POSTFIX, EXCHANGE, QMAIL]))).encode()
    at = data.draw(st.integers(0, len(raw)))
    rest = raw[at + data.draw(st.integers(0, 40)) :] if data.draw(st.booleans()) else b""
    found = read(raw[:at] + data.draw(st.binary(max_size=20)) + rest, FROM.domain)

    assert found is None or found.blame in Blame


@pytest.fixture
def imap(monkeypatch: pytest.MonkeyPatch) -> Iterator[Imap]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    server = Imap()
    yield server
    server.stop()


@pytest.fixture
def bounces(mail: MailPost, imap: Imap) -> Bounces:
    """An edition has left."""
    mail.outbox.send_due()
    edition(mail)
    server, now = read_bounce_server(imap.url), mail.clock.now
    return Bounces(mail.db, server, FROM.domain, now, now)


def edition(mail: MailPost) -> None:
    mail.card()
    mail.publish()
    mail.outbox.send_due()


def key_of(mail: MailPost, address: str) -> str:
    """As it stands in what the reader got last."""
    return str(mail.mailboxes.of(address)[-1].message["Message-ID"])[1:37]


def standing(mail: MailPost, address: str) -> tuple[int, str | None]:
    box = mail.mailbox(address)
    return box.bounce_score, box.rest_reason


def told(mail: MailPost) -> list[str]:
    return [row.details["reason"] for row in mail.rows("mail_stopped", Surface.SLACK)]


def test_a_mailbox_that_is_gone_rests_after_two(
    mail: MailPost, imap: Imap, bounces: Bounces
) -> None:
    """One day counts once, a repeated report not at all; and its owner undoes it."""
    imap.put(filled(POSTFIX, key=key_of(mail, OMAR)))
    bounces.read_some()
    assert standing(mail, OMAR) == (2, None)
    assert mail.row_of(OMAR).state is DEAD
    edition(mail)
    imap.put(*[filled(EXCHANGE, key=key_of(mail, OMAR))] * 2)
    bounces.read_some()
    assert standing(mail, OMAR) == (2, None)
    mail.clock.move_by(timedelta(days=1))
    edition(mail)
    imap.put(filled(QMAIL, key=key_of(mail, OMAR)))
    bounces.read_some()

    assert standing(mail, OMAR) == (4, "5.1.1")
    assert (standing(mail, NOOR), standing(mail, PIA)) == ((0, None), (0, None))
    assert imap.counts() == {COUNTED: 3, OTHER: 1}
    assert (told(mail), mail.subscribed()) == ([], 2)
    with mail.db.begin() as session:
        reader = mail_readers.behind(session, mail.mailbox(OMAR).token)
        assert reader is not None
        mail_readers.begin_again(reader, mail.clock.now())
    assert (standing(mail, OMAR), mail.subscribed()) == ((0, None), 3)


def test_a_full_mailbox_counts_half_and_one_that_took_mail_begins_anew(
    mail: MailPost, imap: Imap, bounces: Bounces
) -> None:
    full = {"said": "552 5.2.2 Full", "status": "5.2.2"}
    for count in (1, 2, 3):
        imap.put(filled(POSTFIX, key=key_of(mail, OMAR), **full))
        bounces.read_some()
        assert standing(mail, OMAR) == (count, None)
        mail.clock.move_by(timedelta(days=7))
        edition(mail)
    mail.clock.move_by(timedelta(days=8))  # that one did not come back
    edition(mail)
    imap.put(filled(POSTFIX, key=key_of(mail, OMAR), **full))
    bounces.read_some()

    assert standing(mail, OMAR) == (1, None)


def test_what_a_server_has_against_us_costs_no_reader_anything(
    mail: MailPost, imap: Imap, bounces: Bounces
) -> None:
    """It stops all mail once a day; from then on mail to that domain."""
    policy = {"said": "550 5.7.1 Policy", "status": "5.7.1"}
    imap.put(filled(EXCHANGE, key=key_of(mail, OMAR), **policy))
    bounces.read_some()
    edition(mail)
    assert mail.received() == dict.fromkeys(READERS, 1)
    assert (told(mail), mail.subscribed()) == (["5.7.1"], 3)
    assert standing(mail, OMAR) == (0, None)

    mail.later(hours=2)
    imap.put(filled(EXCHANGE, key=key_of(mail, OMAR), **policy))
    bounces.read_some()
    edition(mail)

    assert mail.received() == {NOOR: 3, OMAR: 2, PIA: 3}
    mail.later(hours=2)
    assert mail.received() == dict.fromkeys(READERS, 3)
    assert (told(mail), mail.subscribed()) == (["5.7.1"], 3)


def test_a_mail_in_hand_does_not_end_the_wait(
    mail: MailPost, imap: Imap, bounces: Bounces
) -> None:
    points = ["before send"]

    def meanwhile(point: str) -> None:
        if point in points:
            points.remove(point)
            bounces.read_some()

    imap.put(filled(POSTFIX, "550 5.7.1 Policy", key=key_of(mail, OMAR), status="5.7.1"))
    mail.outbox = mail.make_outbox(checkpoint=meanwhile, monotonic=slowly())
    edition(mail)

    assert sum(mail.received().values()) == len(READERS) + 1


def test_what_is_about_no_mail_of_ours_changes_nothing_and_is_kept(
    mail: MailPost, imap: Imap, bounces: Bounces
) -> None:
    """An answer, an absence, a delay; a report that is forged, or about a mail of nobody."""
    before = [row.state for row in mail.rows()]
    own = [each.replace(KEY, key_of(mail, OMAR)) for each in NO_BOUNCES.values()]
    imap.put(*[each.encode("latin-1") for each in own], filled(POSTFIX))
    slack = mail.rows("mail_stopped", Surface.SLACK)
    bounces.read_some()

    assert imap.counts() == {OTHER: len(own) + 1}
    assert [row.state for row in mail.rows()] == before == [SENT] * 3
    assert [standing(mail, each) for each in READERS] == [(0, None)] * 3
    assert mail.rows("mail_stopped", Surface.SLACK) == slack == []
    assert not [each for each in imap.asked if b"EXPUNGE" in each or b"STORE" in each]


def test_who_dies_before_it_is_moved_counts_it_once(
    mail: MailPost, imap: Imap, bounces: Bounces
) -> None:
    def die(_: str) -> None:
        raise SystemExit

    imap.put(filled(POSTFIX, key=key_of(mail, OMAR)))
    alive, bounces.checkpoint = bounces.checkpoint, die
    with pytest.raises(SystemExit):
        bounces.read_some()
    bounces.checkpoint = alive
    bounces.read_some()

    assert standing(mail, OMAR) == (2, None)
    assert sum(imap.counts().values()) == 1


def test_a_mailbox_that_cannot_be_read_says_so_once(
    mail: MailPost, imap: Imap, bounces: Bounces, caplog: pytest.LogCaptureFixture
) -> None:
    imap.put(filled(POSTFIX, key=key_of(mail, OMAR)))
    imap.can_move = False
    bounces.read_some()
    bounces.read_some()
    assert len(caplog.records) == 1
    assert "cannot move messages" in caplog.text

    imap.can_move = True
    bounces.read_some()
    assert imap.counts() == {COUNTED: 1}
