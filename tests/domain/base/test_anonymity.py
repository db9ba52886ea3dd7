"""Below four people nothing calls itself nameless, at any level and in any number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.anonymity import can_be_guessed, has_contact
from bot.slack.learned.sharing import SharingPreview, preview_modal
from bot.texts import LANGUAGES, texts_for
from storage.models import Circle, Reflection, ReleaseLevel

CIRCLE = Circle(id=1, name="Circulair inkopen")
SAID = {"nl": "Wie de kring kent", "en": "Anyone who knows the circle"}


def preview(crowd: int, level: ReleaseLevel, language: str) -> str:
    written = Reflection(
        id=1,
        wording="Wat werkte?",
        text="Dit.",
        wanted_level=level,
        release_level=ReleaseLevel.PRIVATE,
    )
    look = SharingPreview(CIRCLE, "Bram", [written], (), crowd)
    return str(preview_modal(look, texts_for(language)))


@given(st.sampled_from(ReleaseLevel), st.integers(0, 60))
def test_it_takes_four(level: ReleaseLevel, people: int) -> None:
    leaves = level in {ReleaseLevel.NETWORK, ReleaseLevel.PUBLIC}

    assert can_be_guessed(level, people) == (leaves and people < 4)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", list(ReleaseLevel)[1:])
@pytest.mark.parametrize("crowd", [0, 1, 3, 4, 25])
def test_a_small_circle_is_always_named_before_words_leave_it(
    language: str, crowd: int, level: ReleaseLevel
) -> None:
    warned = SAID[language] in preview(crowd, level, language)

    assert warned == (level >= ReleaseLevel.NETWORK and crowd < 4)


@pytest.mark.parametrize(
    "words",
    [
        *("Bel 06-12345678 even.", "bel 06 12 34 56 78", "0612345678", "(030) 123 45 67"),
        *("+31 6 12345678", "Bel +31 (0)30 123 4567.", "020-1234567,"),
        *("Mail jan.jansen@gemeente.example", "<a+b@c.nl>", "naam@afdeling.gemeente.nl."),
    ],
)
def test_a_number_and_an_address_are_seen(words: str) -> None:
    assert has_contact(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "Wij begonnen klein.",
            "op 01-02-2026",
            "van 01-02-2026 tot 03-04-2026",
            "@leerkring",
        ),
        *("om 09.00 – 10.30", "0,0012345678 procent", "12 400 000 000 euro", "a @ b.nl"),
        *("NEN 2767-1:2019", "artikel 10.1", "zaak 2026-012345678-0", "1234567890123456"),
    ],
)
def test_other_numbers_and_signs_are_none(words: str) -> None:
    assert not has_contact(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_in_an_answer_is_named_before_it_is_shared(language: str) -> None:
    def shown(**said: str) -> str:
        values = {"text": "Dit.", "release_level": ReleaseLevel.PRIVATE} | said
        row = Reflection(id=1, wording="?", wanted_level=ReleaseLevel.CIRCLE, **values)
        look = SharingPreview(CIRCLE, "Bram", [row])
        return str(preview_modal(look, texts_for(language)))

    warning = texts_for(language)("contact-in-it")
    assert warning not in shown()
    assert warning in shown(text="Bel 06-12345678.")
    assert warning in shown(why="Vraag het na@kijken.nl")
