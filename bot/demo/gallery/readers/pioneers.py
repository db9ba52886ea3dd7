"""Pages of people with what they released."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.readers.pioneers import (
    LONGEST_INTRO,
    MOST_CARDS,
    CardChoice,
    Listed,
    Own,
    Page,
    ProfileDraft,
    Wish,
)
from bot.slack.readers.pioneers import (
    form_modal,
    list_modal,
    own_modal,
    page_modal,
    preview_modal,
    shown_modal,
)
from storage.models import PioneerProfile, ReleaseLevel

LEVEL = {True: ReleaseLevel.PUBLIC, False: ReleaseLevel.NETWORK}


def _candidates(s: Samples) -> list[CardChoice]:
    return [
        CardChoice(
            s.insight(n, level=LEVEL[s.long]),
            s.card(n),
            is_chosen=s.long and n < MOST_CARDS,
        )
        for n in range(s.lots())
    ]


def _page(s: Samples) -> Page:
    return Page(
        s.person().name,
        s.words(LONGEST_INTRO) if s.long else "",
        LEVEL[s.long],
        [s.card(n) for n in range(s.many(MOST_CARDS))],
        waits=s.many(MOST_CARDS, 0),
        url=f"https://leerkring.example/pioneers/{'x' * 43}" if s.long else None,
    )


def _own(s: Samples) -> Own:
    profile = PioneerProfile(intro=s.words(LONGEST_INTRO), level=LEVEL[s.long], agreed_at=NOW)
    return Own(_candidates(s), profile if s.long else None, _page(s))


def _draft(s: Samples) -> ProfileDraft:
    wish = Wish(s.words(LONGEST_INTRO), LEVEL[s.long], [s.id(n) for n in range(MOST_CARDS)])
    return ProfileDraft(wish, _page(s), "0" * 12)


CASES = (
    Case(own_modal, "Mijn pagina", "My page", lambda s: {"own": _own(s)}),
    Case(
        own_modal,
        "Nog geen pagina",
        "No profile yet",
        lambda s: {"own": Own(_candidates(s), None, None)},
    ),
    Case(
        own_modal,
        "Nog niets voor een pagina",
        "Nothing for a profile yet",
        lambda _: {"own": Own([], None, None)},
    ),
    Case(form_modal, "Een pagina maken", "Making a profile", lambda s: {"own": _own(s)}),
    Case(
        preview_modal,
        "Een pagina, zoals die wordt",
        "A profile as it will be",
        lambda s: {"draft": _draft(s)},
    ),
    Case(
        shown_modal,
        "De pagina is te lezen",
        "The profile can be read",
        lambda s: {"page": _page(s)},
    ),
    Case(
        list_modal,
        "Pagina’s van collega's",
        "Profiles of colleagues",
        lambda s: {
            "listed": [Listed(s.person(n), s.words(LONGEST_INTRO, n)) for n in range(s.lots())],
            "page": 1,
        },
    ),
    Case(
        list_modal,
        "Nog geen pagina’s",
        "No profiles yet",
        lambda _: {"listed": []},
    ),
    Case(page_modal, "Een pagina lezen", "Reading a profile", lambda s: {"page": _page(s)}),
)
