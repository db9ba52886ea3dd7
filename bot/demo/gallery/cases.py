"""Cases: brought, voted on, followed."""

from bot.demo.gallery.case import Case

CASES: tuple[Case, ...] = ()
