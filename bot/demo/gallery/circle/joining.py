"""Joining by oneself: open circles, requests, the waiting list; and catching up."""

from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.learned.intentions import formed
from bot.demo.gallery.samples import NOW, Samples, noted
from bot.demo.gallery.sessions.recaps import captured
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.circle.joining import (
    LONGEST_REASON,
    LONGEST_WISH,
    Joinable,
    JoinSeen,
    OpenCircle,
    Requests,
)
from bot.domain.circle.terms import Terms
from bot.domain.overview.newcomers import MOST_AGREEMENTS, MOST_PRINCIPLES, Pack
from bot.slack.circle.circles import welcome_message
from bot.slack.circle.joining import (
    answered_message,
    ask_modal,
    asked_message,
    decline_modal,
    offered_message,
    open_modal,
    requests_modal,
    terms_modal,
)
from bot.slack.overview.newcomers import pack_modal
from storage.models import OPEN_REQUEST, Circle, JoinRequest, JoinState, RecapState

MOST_LEADERS = 5
DUTCH = dict(
    zip(
        JoinState,
        (
            *("gevraagd", "wachtlijst", "plek vrij", "doet mee"),
            *("nu niet", "ingetrokken", "niet genomen", "kring afgerond"),
        ),
        strict=True,
    )
)
ANSWERED = (JoinState.WAITING, JoinState.DECLINED, JoinState.OVER)
OFFERED = (JoinState.OFFERED, *(each for each in JoinState if each not in OPEN_REQUEST))


def _row(s: Samples, state: JoinState, n: int = 0) -> JoinRequest:
    is_open = state in OPEN_REQUEST
    return JoinRequest(
        id=s.id(n),
        circle_id=s.id(),
        person_id=s.id(n),
        brings=s.words(LONGEST_WISH, n) if is_open else "",
        wants=s.words(LONGEST_WISH, n + 1) if is_open else "",
        state=state,
        reason=s.words(LONGEST_REASON) if state is JoinState.DECLINED and s.long else "",
        asked_at=NOW,
        offered_at=NOW if state is JoinState.OFFERED else None,
    )


def _open(s: Samples, n: int = 0) -> OpenCircle:
    return OpenCircle(s.circle(n), s.people(MOST_LEADERS), n % 3)


def _joinable(s: Samples) -> Joinable:
    count = s.many(len(OPEN_REQUEST))
    asked = [(_row(s, OPEN_REQUEST[n], n), s.circle(n)) for n in range(count)]
    return Joinable(asked, [_open(s, n) for n in range(s.lots(2))])


def _seen(s: Samples, state: JoinState, room: int = 1) -> JoinSeen:
    return JoinSeen(_row(s, state), state, s.circle(), s.person(), s.person(1), room)


def _requests(s: Samples) -> Requests:
    found = [
        (_row(s, OPEN_REQUEST[n % len(OPEN_REQUEST)], n), s.person(n)) for n in range(s.lots(3))
    ]
    return Requests(_taking_in(s), 0 if s.long else 2, found)


def _taking_in(s: Samples) -> Circle:
    circle = s.circle()
    circle.is_open, circle.most_members = True, s.many(MOST_MEMBERS, 2)
    return circle


def _on_the_web(s: Samples) -> Circle:
    circle = _taking_in(s)
    circle.is_public = True
    return circle


def _pack(s: Samples) -> Pack:
    return Pack(
        s.overview() if s.long else replace(s.overview(), participants=[]),
        s.meeting() if s.long else None,
        captured(s, RecapState.SENT) if s.long else None,
        [s.hit(n) for n in range(s.many(MOST_PRINCIPLES, 0))],
        [noted(s, n) for n in range(s.many(MOST_AGREEMENTS, 0))],
        [formed(s, n) for n in range(s.many(20, 0))],
    )


CASES = (
    Case(
        open_modal,
        "Geen andere kring is open",
        "No other circle is open",
        lambda s: {"found": replace(_joinable(s), circles=[]), "zone": s.zone},
    ),
    Case(
        open_modal,
        "Open kringen, en wat ik vroeg",
        "Open circles, and what I asked",
        lambda s: {"found": _joinable(s), "zone": s.zone},
    ),
    Case(
        open_modal,
        "Geen kring is open",
        "No circle is open",
        lambda s: {"found": Joinable([], []), "zone": s.zone},
    ),
    Case(
        ask_modal, "Vragen om mee te doen", "Asking to join", lambda s: {"found": _open(s, 1)}
    ),
    Case(
        ask_modal,
        "Vragen om mee te doen in een volle kring",
        "Asking to join a full circle",
        lambda s: {"found": _open(s)},
    ),
    *(
        Case(
            asked_message,
            f"Iemand wil meedoen ({DUTCH[state]})",
            f"Somebody wants to join ({state.value})",
            lambda s, state=state: {"seen": _seen(s, state)},  # type: ignore[misc]
        )
        for state in JoinState
    ),
    Case(
        asked_message,
        "Iemand wil meedoen in een volle kring",
        "Somebody wants to join a full circle",
        lambda s: {"seen": _seen(s, JoinState.ASKED, room=0)},
    ),
    *(
        Case(
            answered_message,
            f"Antwoord op een aanvraag ({DUTCH[state]})",
            f"The answer to a request to join ({state.value})",
            lambda s, state=state: {"seen": _seen(s, state)},  # type: ignore[misc]
        )
        for state in ANSWERED
    ),
    *(
        Case(
            offered_message,
            f"Er is een plek vrij ({DUTCH[state]})",
            f"A place is free ({state.value})",
            lambda s, state=state: {"seen": _seen(s, state), "zone": s.zone},  # type: ignore[misc]
        )
        for state in OFFERED
    ),
    Case(
        requests_modal,
        "Aanvragen om mee te doen",
        "Requests to join",
        lambda s: {"found": _requests(s)},
    ),
    Case(
        requests_modal,
        "Aanvragen, net na een ja",
        "Requests, just after a yes",
        lambda s: {"found": _requests(s), "answered": _seen(s, JoinState.JOINED)},
    ),
    Case(
        requests_modal,
        "Niemand vraagt om mee te doen",
        "Nobody asks to join",
        lambda s: {"found": Requests(s.circle(), 3, [])},
    ),
    Case(
        requests_modal,
        "Aanvragen bij een kring die op de webpagina staat",
        "Requests to a circle that is on the web page",
        lambda s: {"found": Requests(_on_the_web(s), 3, [])},
    ),
    Case(
        decline_modal,
        "Nu niet, met of zonder reden",
        "Not now, with or without a reason",
        lambda s: {"seen": _seen(s, JoinState.ASKED)},
    ),
    Case(
        terms_modal,
        "Is de kring open, en voor hoeveel mensen",
        "Whether the circle is open, and for how many",
        lambda s: {"found": Terms(_taking_in(s), has_web=False)},
    ),
    Case(
        terms_modal,
        "Is de kring open, ook op de webpagina",
        "Whether the circle is open, on the web page too",
        lambda s: {"found": Terms(_on_the_web(s), has_web=True)},
    ),
    Case(
        welcome_message,
        "Welkom in een kring die al loopt",
        "Welcome to a circle that is under way",
        lambda s: {"circle": s.overview(), "is_later": True},
    ),
    Case(
        pack_modal,
        "Je inlezen in een kring die al loopt",
        "Catching up with a circle",
        lambda s: {"found": _pack(s), "zone": s.zone},
    ),
)
