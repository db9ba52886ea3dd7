"""Below four people nothing calls itself nameless, at any level and in any number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.base.anonymity import can_be_guessed
from bot.slack.learned.sharing import SharingPreview, preview_modal
from bot.texts import LANGUAGES, texts_for
from storage.models import Circle, Reflection, ReleaseLevel

CIRCLE = Circle(id=1, name="Circulair inkopen")
SAID = {"nl": "Wie de kring kent", "en": "Anyone who knows the circle"}


def preview(crowd: int, level: ReleaseLevel, language: str) -> str:
    written = Reflection(id=1, wording="Wat werkte?", text="Dit.", wanted_level=level)
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
