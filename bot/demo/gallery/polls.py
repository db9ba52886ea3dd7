"""Date polls and quorum."""

from bot.demo.gallery.case import Case

CASES: tuple[Case, ...] = ()
