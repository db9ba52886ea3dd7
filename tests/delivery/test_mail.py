"""Mail leaves as all messages do: once, whatever a server answers."""

import ssl
from datetime import timedelta

import pytest

from bot.delivery.mail.smtp import SmtpSender, refusal
from bot.domain.circulation import sending
from bot.domain.readers.mail_readers import MOST_FAILURES
from bot.errors import Fate
from bot.mail_server import MailServer, Tls
from bot.slack.overview.mail import mail_waits
from bot.texts import texts_for
from storage.base.pace import Bucket
from storage.models import DeliveryState, ReleaseLevel, Surface
from tests.mailing import FROM, READERS, MailPost, slowly
from tests.test_doctor import CERTIFICATE

NOOR, OMAR, PIA = READERS
ALL = dict.fromkeys(READERS, 1)
SENT, DEAD, PENDING = DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.PENDING


@pytest.fixture
def posted(mail: MailPost) -> MailPost:
    """An edition is about to leave."""
    mail.outbox.send_due()
    mail.card()
    mail.publish()
    return mail


def states(mail: MailPost) -> list[DeliveryState]:
    return [mail.row_of(address).state for address in READERS]


def told(mail: MailPost) -> list[str]:
    """What the programme manager hears, as reasons."""
    rows = mail.rows("mail_stopped", Surface.SLACK)
    return [row.details["reason"] for row in rows]


def test_every_reader_gets_one(posted: MailPost) -> None:
    posted.outbox.send_due()
    posted.later(hours=1)

    assert posted.received() == ALL
    assert states(posted) == [SENT] * 3
    assert posted.mailboxes.of(NOOR)[0].sender == "leerkring@gemeente.example"


def test_one_connection_serves_them_all(posted: MailPost) -> None:
    before = posted.mailboxes.connections
    posted.outbox.send_due()

    assert posted.mailboxes.connections == before + 1


LATER = [
    ("RCPT", "450 4.2.0 Mailbox busy"),
    ("RCPT", "451 4.7.1 Greylisted"),
    ("DATA", "452 4.3.1 No room just now"),
    ("RCPT", "closed"),
    ("DATA", "closed"),
    ("AFTER DATA", "closed"),
    ("AFTER DATA", "451 4.3.0 Try again"),
]


@pytest.mark.parametrize(("step", "answer"), LATER, ids=str)
def test_what_passes_is_tried_again_and_nobody_waits_for_it(
    posted: MailPost, step: str, answer: str
) -> None:
    posted.mailboxes.fail(step, answer, to=OMAR)

    posted.outbox.send_due()
    assert posted.received()[NOOR] == posted.received()[PIA] == 1
    assert posted.row_of(OMAR).state is PENDING
    posted.later(minutes=2)

    assert posted.received() == ALL
    assert states(posted) == [SENT] * 3
    assert posted.subscribed() == 3
    assert told(posted) == []


def test_a_server_that_greylists_gets_it_later(posted: MailPost) -> None:
    posted.mailboxes.greylists = 300

    posted.outbox.send_due()
    assert posted.received() == dict.fromkeys(READERS, 0)
    for _ in range(12):
        posted.later(minutes=2)

    assert posted.received() == ALL


def test_a_server_that_takes_its_time_gets_it_once(posted: MailPost) -> None:
    """It keeps the mail, and says so too late: the second time is seen as the same mail."""
    posted.outbox = posted.make_outbox(sender=posted.sender(last=0.2))
    posted.mailboxes.fail("AFTER DATA", "250 OK", to=OMAR, after=0.6)

    posted.outbox.send_due()
    assert posted.row_of(OMAR).state is PENDING
    posted.later(minutes=2)

    assert posted.received() == ALL
    assert posted.mailboxes.of(OMAR)[-1].copies == 2


@pytest.mark.parametrize("answer", ["550 5.1.1 No such user", "550 5.2.1 Disabled"])
def test_a_mailbox_that_is_not_there_rests_with_its_reason(
    posted: MailPost, answer: str
) -> None:
    posted.mailboxes.fail("RCPT", answer, to=OMAR, times=None)

    posted.outbox.send_due()

    assert states(posted) == [SENT, DEAD, SENT]
    box = posted.mailbox(OMAR)
    assert box.rests_since == posted.clock.now()
    assert box.rest_reason == answer.split()[1]
    assert told(posted) == []
    posted.clock.move_by(timedelta(days=1))
    posted.card()
    posted.publish()
    assert len(posted.rows()) == 5  # nothing is queued for a mailbox that rests


def test_a_mailbox_that_is_full_misses_one_and_rests_after_some(posted: MailPost) -> None:
    posted.mailboxes.fail("RCPT", "552 5.2.2 Full", to=OMAR, times=None)
    for number in range(MOST_FAILURES):
        assert posted.mailbox(OMAR).rests_since is None
        posted.outbox.send_due()
        assert posted.mailbox(OMAR).failures == number + 1
        posted.clock.move_by(timedelta(days=1))
        posted.card()
        posted.publish()

    assert posted.mailbox(OMAR).rest_reason == "5.2.2"
    posted.outbox.send_due()
    assert posted.received() == {NOOR: MOST_FAILURES + 1, OMAR: 0, PIA: MOST_FAILURES + 1}


def test_a_mailbox_that_took_one_again_begins_anew(posted: MailPost) -> None:
    posted.mailboxes.fail("RCPT", "552 5.2.2 Full", to=OMAR, times=MOST_FAILURES - 1)
    for _ in range(MOST_FAILURES):
        posted.outbox.send_due()
        posted.clock.move_by(timedelta(days=1))
        posted.card()
        posted.publish()

    assert posted.mailbox(OMAR).failures == 0
    assert posted.subscribed() == 3


@pytest.mark.parametrize(
    ("step", "answer", "reason"),
    [
        ("RCPT", "550 5.7.1 Not authorised", "5.7.1"),
        ("DATA", "550 5.7.515 Sender not authenticated", "5.7.515"),
        ("RCPT", "554 Blocked by a list", "554"),
        ("MAIL", "550 5.7.1 Not you", "sender 5.7.1"),
        ("MAIL", "553 5.1.8 Your domain does not exist", "sender 5.1.8"),
    ],
)
def test_what_is_our_fault_stops_the_run_and_costs_nobody_a_subscription(
    posted: MailPost, step: str, answer: str, reason: str
) -> None:
    posted.mailboxes.fail(step, answer, times=None)
    before = posted.mailboxes.connections

    posted.outbox.send_due()
    posted.later(minutes=1)

    assert posted.received() == dict.fromkeys(READERS, 0)
    assert posted.mailboxes.connections == before + 1  # the others were not even tried
    assert states(posted) == [PENDING] * 3
    assert (posted.subscribed(), told(posted)) == (3, [reason])
    assert posted.home().mail_pause_reason == reason
    posted.mailboxes.faults.clear()
    posted.later(hours=2)
    assert posted.received() == ALL
    assert posted.home().mail_pause_reason is None
    [told_in_slack] = posted.rows("mail_stopped", Surface.SLACK)
    assert (told_in_slack.state, told_in_slack.attempts) == (PENDING, 0)  # not ours to send


@pytest.mark.parametrize(
    ("reason", "tls", "said"),
    [
        ("login", Tls.IF_OFFERED, "weigert de naam of het wachtwoord in SMTP_URL."),
        ("certificate", Tls.REQUIRED, "Het certificaat van de mailserver klopt niet"),
    ],
)
def test_a_server_that_does_not_let_us_in_is_told_and_costs_nobody_a_subscription(
    posted: MailPost, reason: str, tls: Tls, said: str
) -> None:
    """Until whoever runs the bot puts the settings right."""
    posted.mailboxes.login = ("ons", "geheim") if reason == "login" else None
    if reason == "certificate":
        posted.mailboxes.certificate = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        posted.mailboxes.certificate.load_cert_chain(CERTIFICATE)
    wrong = MailServer("127.0.0.1", posted.mailboxes.port, tls, "ons", "anders")
    right, posted.outbox = posted.outbox, posted.make_outbox(sender=SmtpSender(wrong, FROM))

    posted.outbox.send_due()

    assert states(posted) == [PENDING] * 3
    assert (posted.subscribed(), told(posted)) == (3, [reason])
    assert said in mail_waits(reason, texts_for("nl"))
    posted.mailboxes.login = posted.mailboxes.certificate = None
    posted.outbox = right
    posted.later(hours=2)
    assert posted.received() == ALL


def test_what_one_server_has_against_us_holds_nobody_else_up_for_long(
    posted: MailPost,
) -> None:
    posted.mailboxes.fail("RCPT", "550 5.7.1 Not here", to=NOOR, times=None)

    posted.outbox.send_due()
    posted.later(hours=2)
    posted.later(hours=2)

    assert posted.received() == {NOOR: 0, OMAR: 1, PIA: 1}
    assert posted.row_of(NOOR).state is DEAD
    assert posted.subscribed() == 3


def test_a_server_that_is_closing_is_left_alone_for_a_minute(posted: MailPost) -> None:
    posted.mailboxes.fail("RCPT", "421 4.3.2 Closing")

    posted.outbox.send_due()
    posted.later(seconds=30)
    assert posted.received() == dict.fromkeys(READERS, 0)

    posted.later(seconds=40)
    assert posted.received() == ALL
    assert told(posted) == []


def test_a_server_that_is_away_is_told_after_an_hour(posted: MailPost) -> None:
    posted.mailboxes.stop()

    posted.outbox.send_due()
    assert told(posted) == []
    for _ in range(15):
        posted.later(minutes=6)

    assert told(posted) == ["refused"]
    assert states(posted) == [PENDING] * 3
    assert posted.subscribed() == 3


def test_what_comes_too_late_is_not_sent(posted: MailPost) -> None:
    posted.mailboxes.fail("RCPT", "450 4.2.0 Busy", to=OMAR, times=None)
    posted.outbox.send_due()

    posted.later(days=4)

    assert posted.row_of(OMAR).state is DeliveryState.EXPIRED
    assert posted.received()[OMAR] == 0


def test_what_was_withdrawn_before_it_left_is_not_in_it(posted: MailPost) -> None:
    other = posted.card(title="Deel je bestek", what="Iedereen las mee.")
    posted.clock.move_by(timedelta(minutes=1))
    posted.publish()
    posted.withdraw(other)

    posted.outbox.send_due()

    assert posted.received()[NOOR] == 1  # of the second edition nothing was left
    mail = posted.mailboxes.of(NOOR)[-1]
    assert "Iedereen las mee." not in mail.part("html") + mail.part("plain")
    assert posted.rows()[-1].state is DeliveryState.CANCELLED


def test_an_edition_that_is_stopped_on_its_way_reaches_nobody_more(posted: MailPost) -> None:
    """Though others were claimed together with the one that left: they are looked at anew."""
    [digest_id] = {row.subject_id for row in posted.rows()}
    points = ["after mark"]

    def stop(point: str) -> None:
        if point in points:
            points.remove(point)
            with posted.db.begin() as session:
                sending.stop(session, posted.there.ada, digest_id, posted.clock.now())

    posted.make_outbox(checkpoint=stop, monotonic=slowly()).send_due()

    assert sum(posted.received().values()) == 1
    assert sorted(states(posted)) == sorted([SENT, *[DeliveryState.CANCELLED] * 2])


def test_an_edition_for_our_slack_alone_is_mailed_to_nobody(mail: MailPost) -> None:
    mail.card(ReleaseLevel.NETWORK)
    mail.publish(audience=ReleaseLevel.NETWORK)

    assert mail.rows() == []


def test_the_pace_is_that_of_mail_rate(posted: MailPost) -> None:
    posted.outbox = posted.make_outbox(bucket=Bucket(rate=1 / 60, burst=1))
    posted.clock.move_by(timedelta(seconds=1))

    posted.outbox.send_due()
    assert sum(posted.received().values()) == 1
    posted.later(seconds=61)
    assert sum(posted.received().values()) == 2
    posted.later(seconds=61)
    assert posted.received() == ALL


def test_a_process_that_dies_after_the_server_s_yes_sends_the_same_mail_again(
    posted: MailPost,
) -> None:
    def die(point: str) -> None:
        if point == "after send":
            raise SystemExit

    with pytest.raises(SystemExit):
        posted.make_outbox(checkpoint=die).send_due()
    posted.outbox.send_due()
    posted.later(minutes=10)

    assert posted.received() == ALL
    assert posted.mailboxes.of(NOOR)[-1].copies == 2


@pytest.mark.parametrize(
    ("answer", "fate"),
    [
        ("550 5.1.10 Null MX", Fate.PERSON),
        ("550 5.1.1", Fate.PERSON),
        ("550 5.4.1 Access denied", Fate.MAILBOX),  # how Exchange says that nobody is there
        ("550 No such user", Fate.MAILBOX),
        ("554 5.7.26 Unauthenticated", Fate.POLICY),
        ("550 5.1.7 Bad sender", Fate.POLICY),
        ("552 5.3.4 Too big", Fate.POLICY),
        ("550 4.1.1 These do not agree", Fate.MAILBOX),
        ("500 What?", Fate.POLICY),
        ("450 5.1.1 Nor do these", Fate.UNREACHABLE),
        ("421 4.7.0 Too many", Fate.SLOW_DOWN),
    ],
)
def test_what_an_answer_means(answer: str, fate: Fate) -> None:
    code, _, words = answer.partition(" ")
    refused = refusal(int(code), words.encode())

    assert refused.fate is fate
    assert not any(word in refused.reason for word in ("user", "Null", "big", "sender"))
