"""What an author would change in a card: the form, and the facilitators' message."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.insights.wishes import LONGEST_WISH, Asked, Wish
from bot.slack.insights.wishes import wish_message, wish_modal


def _wish(s: Samples, became: str) -> dict[str, Wish]:
    return {"wish": Wish(s.insight(), s.person().name, s.words(LONGEST_WISH), became)}


CASES = (
    Case(
        wish_modal,
        "Wat er anders moet aan een inzicht",
        "What should change in an insight",
        lambda s: {"found": Asked(s.insight(), "", "")},
    ),
    *(
        Case(
            wish_message,
            f"Een schrijver wil een inzicht aanpassen{dutch}",
            f"An author wants to change an insight{english}",
            lambda s, became=became: _wish(s, became),  # type: ignore[misc]
        )
        for became, dutch, english in (
            ("", "", ""),
            ("released", ", en gaf het vrij", ", and released it"),
            ("withdrawn", ", en het is ingetrokken", ", and it was withdrawn"),
            ("changed", ", en het is aangepast", ", and it was changed"),
        )
    ),
)
