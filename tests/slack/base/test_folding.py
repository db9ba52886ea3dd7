"""What a builder may fold."""

import pytest
from slack_sdk.models.blocks import PlainTextInputElement

from bot.slack.base.blocks import field, modal
from bot.slack.base.folding import PRESSED, fold


def test_fields_without_a_button_to_show_them_are_refused() -> None:
    names = [f"field-{n}" for n in range(len(PRESSED) + 1)]
    fields = [field(name, "Woorden", PlainTextInputElement()) for name in names]
    form = modal("form", "Formulier", fields, close="Sluit")

    with pytest.raises(ValueError, match="3 groups"):
        fold(form, {f"Meer {name}": [name] for name in names})
