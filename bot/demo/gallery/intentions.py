"""Intentions, and what stands around a session."""

from bot.demo.gallery.case import Case

CASES: tuple[Case, ...] = ()
