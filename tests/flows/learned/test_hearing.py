"""Whatever carries someone's words is heard; for the rest one sentence says so."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.learned.intentions import LONGEST_INTENTION
from bot.domain.learned.sheets import LONGEST_ANSWER
from bot.domain.questions.learning_questions import LONGEST_QUESTION
from storage.models import Said
from tests.flows.conftest import World
from tests.flows.hearing import WORDS, hear
from tests.flows.reflecting import hold_session, prompt_of, question_ids, rows

PHOTO = [{"id": "F1", "name": "flipover.jpg", "mimetype": "image/jpeg"}]
VOICE = [{"id": "F2", "name": "audio_message.m4a", "subtype": "slack_audio"}]
UNHEARD = "Ik kan alleen getypte woorden lezen."
OFFER = "Ik heb je woorden bewaard, alleen voor jou."
NOTHING = "Ik vond hier nog geen ervaring mee."


@pytest.fixture
def asked(world: World) -> World:
    world.start_circle()
    hold_session(world)
    return world


def said(world: World) -> list[str]:
    with world.db.read() as session:
        return list(session.scalars(select(Said.text).order_by(Said.id)))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"subtype": "file_share", "files": PHOTO},
        {"subtype": "me_message"},
        {"subtype": "thread_broadcast", "thread_ts": "answered"},
        {"subtype": "reply_broadcast", "thread_ts": "answered"},
        {"subtype": "file_comment", "text": "…", "comment": {"comment": WORDS}},
        {"subtype": "from_next_year", "client_msg_id": "m1"},
        {"channel_type": "app_home"},
        {"files": VOICE},
    ],
)
def test_words_are_heard_whatever_they_came_with(asked: World, fields: dict[str, Any]) -> None:
    if "thread_ts" in fields:
        fields = fields | {"thread_ts": prompt_of(asked.bram).ts}

    [offer] = hear(asked, asked.bram, **{"text": WORDS, **fields})

    assert OFFER in offer
    assert ("kan ik niet zien en bewaar ik niet" in offer) == ("files" in fields)
    assert said(asked) == [WORDS]


def test_a_question_with_a_picture_is_searched_for(asked: World) -> None:
    files = {"subtype": "file_share", "files": PHOTO}

    [answer] = hear(asked, asked.eva, text="Hoe regel je een materialenpaspoort?", **files)

    assert NOTHING in answer
    assert "kan ik niet zien en bewaar ik niet" in answer


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "file_share", "files": PHOTO, "text": ""},
        {"subtype": "file_share", "files": VOICE, "text": "\u200b \u3164"},
        {"text": "", "attachments": [{"text": "Iemand anders schreef dit.", "is_share": True}]},
        {"subtype": "huddle_thread", "text": "Een huddle is begonnen"},
        {"subtype": "document_mention", "text": "<@U0BRAM> noemde je in een canvas"},
        {"subtype": "tabbed_canvas_updated"},
        {"subtype": "from_next_year", "text": "Slack zegt iets"},
    ],
)
def test_what_cannot_be_heard_is_said(asked: World, fields: dict[str, Any]) -> None:
    before = rows(asked)

    [answer] = hear(asked, asked.bram, **fields)

    assert answer.startswith(UNHEARD)
    assert rows(asked) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "bot_message", "bot_id": "B0ANDER", "text": WORDS},
        {"subtype": "channel_topic", "text": "zette het onderwerp op: x"},
        {"subtype": "pinned_item", "text": "zette een bericht vast"},
        {"subtype": "reminder_add", "text": "zette een herinnering"},
        {"subtype": "tombstone", "text": "This message was deleted."},
        {"channel_type": "mpim", "text": WORDS},
    ],
)
def test_remarks_of_slack_and_other_conversations_are_let_be(
    asked: World, fields: dict[str, Any]
) -> None:
    before = rows(asked)

    assert hear(asked, asked.bram, **fields) == []
    assert rows(asked) == before


def change(asked: World, ts: str, before: str, after: str) -> list[str]:
    """Slack tells that a message was edited."""
    message = {"type": "message", "user": asked.bram.id, "ts": ts}
    return hear(
        asked,
        asked.bram,
        subtype="message_changed",
        ts="1772443800.000100",
        message={**message, "text": after},
        previous_message={**message, "text": before},
    )


def test_a_picture_that_gets_words_is_heard(asked: World) -> None:
    ts = "1772443799.000100"
    hear(asked, asked.bram, ts=ts, subtype="file_share", files=PHOTO, text="")

    [offer] = change(asked, ts, "", WORDS)

    assert OFFER in offer
    assert said(asked) == [WORDS]


def test_a_question_that_is_put_right_is_answered_again(asked: World) -> None:
    ts = "1772443799.000100"
    hear(asked, asked.bram, ts=ts, text="Wat is een paspoor?")

    [answer] = change(asked, ts, "Wat is een paspoor?", "Wat is een paspoort?")

    assert NOTHING in answer
    assert "Wat is een paspoort?" in answer


def test_an_edit_to_nothing_is_forgotten_and_to_too_much_is_said(asked: World) -> None:
    ts = "1772443799.000100"
    hear(asked, asked.bram, ts=ts, text=WORDS)

    [refusal] = change(asked, ts, WORDS, "lang " * 1000)
    assert "langer dan een antwoord kan zijn" in refusal
    assert said(asked) == [WORDS]

    assert change(asked, ts, WORDS, "") == []
    assert said(asked) == []
    assert "Ik heb het gewist." in " ".join(m.sees for m in asked.bram.reads())


def test_marks_of_slack_reach_the_form_as_they_were_typed(asked: World) -> None:
    hear(
        asked,
        asked.bram,
        text=f"{WORDS} Zie <http://duurzaamdoor.nl|duurzaamdoor.nl> &amp; vraag <@U0ADA>, "
        "<@U0EVA> of <!here> in <#C0KRING|leerkring>.",
    )

    form = asked.bram.click(asked.bram.reads()[-1], "Dit is mijn antwoord").form

    assert form.initial(f"answer-{question_ids(asked)[0]}") == (
        f"{WORDS} Zie duurzaamdoor.nl & vraag @Ada de Vries, iemand of @here in #leerkring."
    )


def test_a_typed_address_is_searched_for_and_shown_as_typed(world: World) -> None:
    typed = "Wat doet duurzaamdoor.nl <aan> inkoop & beheer?"

    world.eva.says(typed)
    command = world.eva.command(f"/leerkring zoek {typed}").text

    assert typed in world.eva.reads()[-1].sees
    assert typed in command


def test_one_own_message_is_kept_as_it_was_typed(asked: World) -> None:
    typed = "Vraag het eerst aan kringloop.nl & @ada, want 2 < 3."
    asked.bram.says(typed, channel="C0KRING")

    form = asked.bram.message_shortcut("capture.shortcut", asked.bram.reads("C0KRING")[-1]).form

    assert form.initial("text") == typed.replace("@ada", "@Ada de Vries")


def test_words_after_a_command_begin_the_form(asked: World) -> None:
    first, *_ = question_ids(asked)
    form = asked.bram.command(f"/leerkring reflectie {WORDS}").form
    assert form.initial(f"answer-{first}") == WORDS
    asked.bram.close(everything=True)  # kept as a draft

    form = asked.bram.command("/leerkring voornemen Ik bel kringloop.nl & vraag het na.").form
    assert form.initial("text") == "Ik bel kringloop.nl & vraag het na."
    assert asked.bram.submit(form) == {}
    asked.bram.close(everything=True)
    form = asked.bram.command("/leerkring voornemen En op tijd.").form
    assert form.initial("text") == "Ik bel kringloop.nl & vraag het na.\nEn op tijd."
    assert asked.bram.submit(form) == {}
    assert "intussen" not in asked.bram.form.text.lower()
    form = asked.bram.command("/leerkring reflectie").form
    assert form.initial(f"answer-{first}") == WORDS


@pytest.mark.parametrize(
    ("word", "longest"), [("reflectie", LONGEST_ANSWER), ("voornemen", LONGEST_INTENTION)]
)
def test_words_after_a_command_that_do_not_fit_are_shown(
    asked: World, word: str, longest: int
) -> None:
    typed = f"{'Ik bel de aannemer. ' * longest}"[:longest] + "En dan pas de wethouder."
    field = f"answer-{question_ids(asked)[0]}" if word == "reflectie" else "text"

    form = asked.bram.command(f"/leerkring {word} {typed}").form

    assert form.initial(field) == typed[:longest]
    assert f"passen {longest:,} tekens".replace(",", ".") in form.text
    assert "En dan pas de wethouder." in form.text


def test_words_after_a_command_that_do_not_fit_in_the_choice_are_shown(asked: World) -> None:
    asked.start_circle(name="Andere kring", channel="C0PLEIN")

    form = asked.bram.command(f"/leerkring reflectie {'woord ' * 600}Tot slot.").form

    assert "Tot slot." in form.text


def test_one_own_message_that_does_not_fit_is_shown(asked: World) -> None:
    asked.bram.says("Lang verhaal. " * 250 + "Tot slot.", channel="C0KRING")

    form = asked.bram.message_shortcut("capture.shortcut", asked.bram.reads("C0KRING")[-1]).form

    assert "Tot slot." in form.text


def test_a_question_that_does_not_fit_is_shown_when_it_goes_to_a_circle(asked: World) -> None:
    [answer] = hear(asked, asked.eva, text="Hoe doe je dat met hout? " * 25 + "En met wie?")
    assert NOTHING in answer

    put = asked.eva.click(asked.eva.reads()[-1], "Vraag het aan een leerkring").form

    assert "En met wie?" in put.text
    assert len(put.initial("question")) == LONGEST_QUESTION


def test_words_after_a_command_survive_the_choice_of_a_circle(asked: World) -> None:
    asked.start_circle(name="Andere kring", channel="C0PLEIN")

    choice = asked.bram.command(f"/leerkring reflectie {WORDS}").form
    assert asked.bram.submit(choice) == {}

    assert WORDS in str(asked.bram.form.state)


def test_help_is_help_with_any_mark(world: World) -> None:
    for said in ("Help!", "hulp?", "?", "HELP."):
        world.eva.says(said)
        assert "Wat kan Leerkring?" in world.eva.reads()[-1].sees


@pytest.mark.parametrize("kind", ["status", "drop_before", "cut"])
def test_a_newcomer_whom_slack_does_not_name_reads_so_in_both_languages(
    world: World, kind: Any
) -> None:
    world.sandbox.faults.add("users.info", kind=kind, times=None)

    reply = world.eva.command("/leerkring zoek inkopen")
    [told] = hear(world, world.eva, text=WORDS)

    for said_so in (reply.text, told):
        assert "Probeer het over een minuut nog eens." in said_so
        assert "Please try again in a minute." in said_so


def test_who_only_opens_home_is_not_written_to(world: World) -> None:
    world.sandbox.faults.add("views.publish", kind="status", times=None)
    world.eva.command("/leerkring help")
    before = world.eva.reads()

    world.sandbox.interactions.open_app(world.eva.profile, "home")
    world.sandbox.idle()

    assert world.eva.reads() == before
