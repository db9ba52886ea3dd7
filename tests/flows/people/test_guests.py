"""Guests, and people of another organisation: their own circles, and nothing else."""

from typing import Any

import pytest
from sqlalchemy import delete, select

import handlers
from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import Membership
from storage.models import Person as Colleague
from tests.flows.circle.test_members import leave
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, OPEN_WORDS, curate
from tests.flows.reflecting import CIRCLE, hold_session, reflect
from tests.flows.test_bad_requests import deliver

TURNED_AWAY = "Je bent hier te gast"
NOT_FOR_GUESTS = "Dit kan alleen iemand die bij onze Slack hoort."
KINDS: dict[str, dict[str, Any]] = {
    "a guest of several channels": {"is_restricted": True},
    "a guest of one channel": {"is_restricted": True, "is_ultra_restricted": True},
    "another organisation": {"team_id": "T0ELDERS"},
}
LISTENS = handlers.register().listens
FORMS = [each for each in LISTENS if each[0] == "view"]
ACTS = [each for each in LISTENS if each[0] != "view"]
NO_ACTS = {
    ("event", "user_change"),
    ("event", "channel_id_changed"),
}  # see tests/flows/people/test_strangers.py
LEAVES = ("action", ids.MEMBER_LEAVE)
REFUSED = {
    (kind, name)
    for kind, names in {
        "action": """
            approval.open_no approval.open_rule approval.yes
            circle.open_draft circle.open_new circle.open_questions digest.approve
            digest.correct digest.down
            digest.exact digest.in digest.open digest.open_ask
            digest.others.back digest.others.on digest.out digest.progress digest.proposal
            digest.read digest.read_whole digest.refresh digest.resume digest.stop
            digest.suggest digest.up exchange.open handover.accept home.search insight.use
            introduction.outcome.no introduction.outcome.not_yet introduction.outcome.yes
            introduction.yes join.accept join.open join.open_ask join.open_decline
            join.open_requests join.open_terms join.page.back join.page.on
            join.requests_page.back join.requests_page.on join.take
            principle.list principle.list_page.back principle.list_page.on
            principle.make profile.open_form profile.page.back profile.page.on
            profile.see question.accept question.follow question.gaps question.gaps_page.back
            question.gaps_page.on question.matches question.open question.open_answer
            question.open_decline question.open_merge question.see recognition.all
            recognition.all_page.back recognition.all_page.on recognition.confirm
            recognition.differ said.search search.as_typed
            search.more search.open_refine search.read
            search.share subscription.mail subscription.monthly subscription.open
            subscription.quarterly
            special.correct special.down special.event special.exact special.in
            special.others.back special.others.on special.out special.quarter
            special.read special.resume
            special.story special.take_back special.up vacancy.take
        """,
        "command": """
            abonneer abonnement digest gaps handvat handvatten hiaten kennisbrief kennismaken
            meet new nieuw pioneers pioniers principle principles search subscribe synoniemen
            synonyms zoek zoeken
        """,
        "event": "message",  # nobody asked her anything, so it would be a search
        "view": """
            approval.no approval.rule
            circle.new circle.preview circle.questions digest.ask digest.correction digest.new
            digest.preview
            digest.suggestion exchange
            join.ask join.decline join.terms
            profile.form profile.preview question.answer question.decline question.merge
            question.new recognition.form search.refine special.correction special.new
            special.preview subscription subscription.mail synonyms.edit
        """,
    }.items()
    for name in names.split()
}


def guest(world: World, **traits: Any) -> Person:
    traits = traits or {"is_restricted": True}
    femke = world.add_person("U0FEMKE", "femke", real_name="Femke Vos", **traits)
    for channel in ("C0KRING", "C0PLEIN"):
        world.sandbox.add_member(channel, femke.id)
    return femke


def payload(world: World, kind: str, name: str) -> dict[str, Any]:
    """What Slack sends when Femke does this; its trigger and answer address work."""
    workspace = world.sandbox.workspace
    team = {"id": world.sandbox.team_id}
    who = {"team": team, "user": {"id": "U0FEMKE", "team_id": team["id"]}}
    trigger = {"trigger_id": workspace.new_trigger("U0FEMKE", channel="C0PLEIN")}
    response = workspace.new_response_url("U0FEMKE", "C0PLEIN", None)
    answer = {"response_url": world.sandbox.url + response}
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": name,
        "hash": "h",
        "private_metadata": "{}",
        "state": {"values": {}},
        "blocks": [],
    }
    match kind:
        case "action":
            action = {"action_id": name, "block_id": "b", "type": "button", "value": "1"}
            place = {"type": "message", "channel_id": "C0PLEIN", "message_ts": "1.2"}
            pressed = {"type": "block_actions", "actions": [action], "container": place}
            return who | trigger | answer | pressed | {"channel": {"id": "C0PLEIN"}}
        case "view":
            return who | {"type": "view_submission", "view": view}
        case "closed":
            return who | {"type": "view_closed", "view": view, "is_cleared": False}
        case "shortcut":
            post = {"type": "message", "user": "U0BRAM", "ts": "1.2", "text": "Kijk."}
            on = {"channel": {"id": "C0PLEIN", "name": "plein"}, "message": post, **answer}
            is_on = name == ids.CAPTURE_SHORTCUT
            action = {"type": "message_action" if is_on else "shortcut", "callback_id": name}
            return who | trigger | action | (on if is_on else {})
        case "command":
            typed = {"command": ids.COMMAND, "text": name, "team_id": team["id"]}
            return typed | trigger | answer | {"user_id": "U0FEMKE", "channel_id": "C0PLEIN"}
        case _:
            event: dict[str, Any] = {
                "type": name,
                "user": "U0FEMKE",
                "channel": "D0FEMKE",
                "tab": "home",
            }
            if name == "message":
                event |= {"channel_type": "im", "text": "Wat werkt met hout?", "ts": "1.2"}
            if name == "user_change":
                event["user"] = {"id": "U0FEMKE", "is_restricted": True}
            body = {"type": "event_callback", "event_id": "E1", "team_id": team["id"]}
            return body | {"event": event}


def heard(world: World, kind: str, name: str) -> str:
    """Everything that Femke sees after she did this, and nothing else before."""
    workspace = world.sandbox.workspace
    femke = world.sandbox.person("U0FEMKE")
    moment = workspace.copy()
    reply = deliver(world, payload(world, kind, name))
    assert reply.status == 200
    views = [each.text for each in (femke.home, *femke.modals) if each]
    posts = [each.sees for each in (*femke.reads(), *femke.reads("C0PLEIN"))]
    workspace.paste(moment)
    return "\n".join([*posts, *views, reply.body])


@pytest.mark.parametrize("traits", KINDS.values(), ids=list(KINDS))
def test_every_kind_of_guest_is_told(world: World, traits: dict[str, Any]) -> None:
    world.bram.command("/leerkring help")
    guest(world, **traits)
    before = world.snapshot()

    for each in (("action", ids.CIRCLE_OPEN_NEW), ("event", "app_home_opened")):
        assert TURNED_AWAY in heard(world, *each)

    assert world.snapshot() == before


@pytest.mark.slow
def test_whatever_a_guest_in_no_circle_does(world: World) -> None:
    """One sentence, and nothing is stored. A closed form has no place for a sentence."""
    world.bram.command("/leerkring help")
    world.sandbox.workspace.direct_messages(guest(world).id)
    before = world.snapshot()

    silent = {each for each in ACTS if TURNED_AWAY not in heard(world, *each)}

    assert silent == {each for each in ACTS if each[0] == "closed"} | NO_ACTS
    assert world.snapshot() == before


def test_a_guest_who_left_their_circle_sends_in_a_form(world: World) -> None:
    """Nobody else has one: who was in no circle gets none to send in."""
    guest(world)
    world.start_circle(participants=["U0BRAM", "U0FEMKE"])

    with world.db.begin() as session:
        [femke] = session.scalars(select(Colleague).filter_by(external_id="U0FEMKE"))
        session.execute(delete(Membership).where(Membership.person_id == femke.id))
    before = world.snapshot()

    silent = {each for each in FORMS if TURNED_AWAY not in heard(world, *each)}

    assert silent == set()
    assert world.snapshot() == before


@pytest.mark.parametrize("is_silent", [True, False])
@pytest.mark.slow
def test_whoever_may_be_a_guest_sees_nothing_of_others(world: World, is_silent: bool) -> None:
    """Slack does not say who Femke is, and whatever she does about rows that are there."""
    curate(world)
    form = world.ada.command("/leerkring kennisbrief").form
    world.ada.submit(form, title="Oogst van maart")
    world.ada.submit(world.ada.form)
    guest(world, is_restricted=False)
    world.sandbox.workspace.direct_messages("U0FEMKE")
    if is_silent:
        world.sandbox.faults.add("users.info", "status", times=None)

    seen = {each: heard(world, *each) for each in LISTENS}

    assert "niet meer wilt gebruiken" in seen["action", ids.INSIGHT_STOP_USING] or not is_silent
    theirs = (OPEN_WORDS, OPEN_TITLE, "Oogst van maart", "Circulair inkopen", "Bram", "Ada")
    shown = {each for each, sees in seen.items() if any(word in sees for word in theirs)}
    assert bool(shown) is not is_silent  # a colleague sees some of it


def test_it_is_said_in_the_other_language_too_and_not_kept(world: World) -> None:
    femke = guest(world)
    before = world.snapshot()

    home = femke.open_home()
    assert TURNED_AWAY in home.text
    femke.click(home, "English, please")

    assert femke.form.text.startswith("Good to see you. You are a guest here")
    assert {
        table: rows for table, rows in world.snapshot().items() if table != "workspace"
    } == {table: rows for table, rows in before.items() if table != "workspace"}


def test_a_guest_in_a_circle_gets_all_of_that_circle_and_nothing_else(world: World) -> None:
    femke = guest(world)
    world.start_circle(participants=["U0BRAM", "U0FEMKE"])

    told = {each: heard(world, *each) for each in LISTENS if each != LEAVES}
    refused = {each for each, sees in told.items() if NOT_FOR_GUESTS in sees}

    assert "Welkom in ‘Circulair inkopen’" in femke.reads()[0].sees
    assert refused == REFUSED
    assert {each for each, sees in told.items() if "Er ging iets mis" in sees} == set()


def test_home_of_a_guest_offers_nothing_that_is_refused(world: World) -> None:
    curate(world)
    form = world.ada.command("/leerkring kennisbrief").form
    world.ada.submit(form, title="Oogst van maart")
    world.ada.submit(world.ada.form)
    femke = guest(world)
    world.start_circle(name="Met gasten", participants=["U0FEMKE"])

    home = femke.open_home()

    assert home.buttons == ["Meer"]
    every = femke.click(home, "Meer").form
    mine = ["Mijn antwoorden", "Mijn voornemens", "Instellingen", "Hulp"]
    circles = ["Praktijken", "Mijn deelname", "Alle bijeenkomsten"]
    assert every.buttons == [*circles, *mine]
    assert home.inputs == []
    assert "Met gasten" in every.text
    assert "Oogst van maart" not in home.text


def test_a_guest_reflects_like_everybody(world: World) -> None:
    femke = guest(world)
    world.start_circle(participants=["U0BRAM", "U0FEMKE"])
    hold_session(world)

    reflect(world, femke, (OPEN_WORDS, CIRCLE))

    assert OPEN_WORDS in world.ada.command("/leerkring oogst").form.text
    femke.says("Wie weet iets over depots?")
    assert NOT_FOR_GUESTS in femke.reads()[-1].sees
    femke.says("help")
    assert "Wat kan Leerkring?" in femke.reads()[-1].sees
    assert "een vraag sturen" not in femke.reads()[-1].sees
    every = femke.click(femke.reads()[-1], "Alles").form.text
    assert "/leerkring afwezig" in every
    assert "/leerkring zoek" not in every  # it is refused


def test_a_guest_who_left_still_has_what_they_wrote(world: World) -> None:
    femke = guest(world)
    world.start_circle(participants=["U0BRAM", "U0FEMKE"])
    hold_session(world)
    reflect(world, femke, (OPEN_WORDS, CIRCLE))
    leave(world, femke)

    every = femke.click(femke.open_home(), "Meer").form
    mine = femke.click(every, "Mijn antwoorden").form
    assert OPEN_WORDS in mine.text
    femke.close(everything=True)
    femke.says("hoe doe ik mee?")
    said = femke.reads()[-1]
    assert "Vraag een begeleider om je toe te voegen." in said.sees
    assert "Circulair inkopen" not in said.sees


@pytest.mark.parametrize("field", ["participants", "facilitators"])
def test_a_guest_takes_part_and_does_not_lead(world: World, field: str) -> None:
    guest(world)
    chosen = {"participants": ["U0BRAM"]} | {field: ["U0FEMKE"]}
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    answers = {"name": "Kring", "theme": "food", "purpose": "Leren.", "channel": "C0KRING"}

    errors = world.ada.submit(form, **(answers | chosen))

    said = errors.get("facilitators", "")
    assert ("Een gast kan wel meedoen, maar niet begeleiden." in said) == bool(errors)
    assert bool(errors) == (field == "facilitators")


def test_a_guest_cannot_be_made_a_leader_later(world: World) -> None:
    guest(world)
    world.start_circle(participants=["U0BRAM", "U0FEMKE"])
    manage = world.ada.click(world.ada.open_home(), "Beheer").form
    form = world.ada.click(manage, "Mensen").form
    errors = world.ada.submit(form, participants=["U0BRAM"], facilitators=["U0ADA", "U0FEMKE"])
    world.ada.close(everything=True)
    asked = world.ada.click(world.ada.open_home(), "Beheer").form
    handed = world.ada.submit(world.ada.click(asked, "Draag over").form, person="U0FEMKE")

    assert "niet begeleiden" in errors["facilitators"]
    assert "niet begeleiden" in handed["person"]


def test_somebody_who_becomes_a_guest_gets_no_digests_and_takes_back_what_is_theirs(
    world: World,
) -> None:
    curate(world)
    world.eva.submit(world.eva.command("/leerkring abonnement").form)
    world.start_circle(name="Met gasten", participants=["U0EVA"])
    world.sandbox.change_person("U0EVA", is_restricted=True)
    told = len(world.eva.reads())

    form = world.ada.command("/leerkring kennisbrief").form
    world.ada.submit(form, title="Oogst van maart")
    world.ada.submit(world.ada.form)
    world.tick()

    assert len(world.eva.reads()) == told
    assert NOT_FOR_GUESTS not in world.eva.command("/leerkring vragen").text
