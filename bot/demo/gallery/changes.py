"""Moving, cancelling, and sessions in a calendar."""

from bot.demo.gallery.case import Case

CASES: tuple[Case, ...] = ()
