"""The tour does what it tells, also where the bot is slow."""

from pathlib import Path

from bot.demo import cast as casts
from bot.demo.past import Past, resumed
from bot.demo.tour import guide

TITLE = "Beheerder pas aan tafel na het ontwerp"


def test_the_insight_is_released_before_the_digest_opens(past: Past, tmp_path: Path) -> None:
    """The question to its author is on its way when the tour looks for it."""
    with resumed(past, tmp_path / "now.db", running=True) as town:
        town.live()
        *before, publish, search, _ = guide(town, casts.load("nl")).tour
        for step in before:
            step.go()
        town.sandbox.faults.add("chat.postMessage", "ratelimited", retry_after=2)

        look = publish.go()

        lead = town.sandbox.person(look.person)
        assert lead.modal is not None
        lead.submit(lead.modal)
        assert TITLE in lead.modal.text
        reader = town.sandbox.person(search.go().person)
        answer = reader.reads("C0PLEIN")[-1].sees
        assert "Je vroeg:" in answer
        assert TITLE in answer
