"""What is too much, and under which field a person reads so."""

from collections.abc import Callable

import pytest

from bot.domain.base.limits import check_count, check_optional, check_required
from bot.errors import InvalidInput


def test_what_just_fits_is_fine() -> None:
    check_optional("name", "", 3)
    check_optional("name", "abc", 3)
    check_required("name", "abc", 3)
    check_count("people", 3, 3, "circle-too-many")


@pytest.mark.parametrize("check", [check_optional, check_required])
def test_a_longer_text_is_refused_under_its_field(
    check: Callable[[str, str, int], None],
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check("name", "abcd", 3)

    assert (refusal.value.field, refusal.value.text_id) == ("name", "error-too-long")
    assert refusal.value.params == {"longest": 3}


@pytest.mark.parametrize("text", ["", " \n"])
def test_what_is_required_is_not_blank(text: str) -> None:
    with pytest.raises(InvalidInput, match="error-empty"):
        check_required("name", text, 3)


def test_more_than_may_be_is_refused_in_its_own_words() -> None:
    with pytest.raises(InvalidInput) as refusal:
        check_count("people", 4, 3, "circle-too-many")

    assert (refusal.value.field, refusal.value.text_id) == ("people", "circle-too-many")
    assert refusal.value.params == {"most": 3}
