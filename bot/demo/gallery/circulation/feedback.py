"""A card that somebody can do nothing with."""

from bot.demo.gallery.case import Case
from bot.slack.circulation.feedback import passed_modal

CASES = (
    Case(
        passed_modal,
        "Een inzicht is niets voor mij",
        "An insight is not for me",
        lambda s: {"insight_id": s.id()},
    ),
)
