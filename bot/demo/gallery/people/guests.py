"""The first thing that someone gets, and what a guest in no circle gets."""

from bot.demo.gallery.case import Case
from bot.slack.base.notices import notice_message, notice_modal
from bot.slack.people.guests import guest_home, guest_message, guest_modal
from bot.slack.people.languages import form_offering, offering

CASES = (
    Case(
        offering,
        "Het eerste bericht biedt de andere taal aan",
        "The first message offers the other language",
        lambda s: {"said": notice_message(s.texts("settings-saved"))},
    ),
    Case(
        form_offering,
        "Het eerste formulier biedt de andere taal aan",
        "The first form offers the other language",
        lambda s: {"view": notice_modal(s.texts("settings-saved"), s.texts)},
    ),
    Case(guest_message, "Gast zonder leerkring: bericht", "Guest in no circle: message"),
    Case(guest_modal, "Gast zonder leerkring: formulier", "Guest in no circle: form"),
    Case(guest_home, "Gast zonder leerkring: Home", "Guest in no circle: Home"),
)
