"""`python -m benchmarks.crowd SEED`: a circle whose members press at random, all at once.

They press what they see, in messages, forms and on Home, send in forms with odd words, type
commands and sentences, and close forms before their answer is there. Checked rather than
measured: nothing may go wrong that the bot did not expect. On SQLite, in the demo's circle.
"""

import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.demo import past
from bot.demo.town import Town
from bot.sandbox.errors import SandboxError
from bot.sandbox.inputs import slots
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
SECONDS = 30
MOSTLY, RARELY = 0.75, 0.3  # go on with the form that is open; close all that are open
READ_BACK = 25  # messages of a conversation in which somebody still presses
COMMANDS = ("", "help", "zoek inkopen", "kringen", "reflecteer", "oogst", "casus", "plan")
SENTENCES = ("wat werkt bij inkopen?", "stop", "ik kom niet", "ja", "en in hoogbouw?", "hulp")
WORDS = ("Wij vroegen het drie weken eerder.", "12", "https://example.org", "<!channel> *x*")


class Unexpected(logging.Handler):
    """Keeps what the bot logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@dataclass
class Somebody:
    person: Person
    channels: Sequence[str]
    dice: random.Random
    did: Counter[str] = field(default_factory=Counter)

    def live(self, until: float) -> None:
        """A button may be gone when it is pressed: then the next thing is done."""
        while time.monotonic() < until:
            acts: Mapping[str, Callable[[], object]] = (
                {"press": self._press_in_form, "send": self._send, "close": self._close}
                if self.person.modal and self.dice.random() < MOSTLY
                else {"press": self._press, "home": self._open_home, "type": self._type}
            )
            what = self.dice.choice(list(acts))
            with suppress(SandboxError):
                acts[what]()
                self.did[what] += 1

    def _press_in_form(self) -> None:
        self._press_one(self.person.form)

    def _press_one(self, where: View | Message) -> None:
        if where.buttons:
            self.person.click(where, self.dice.choice(where.buttons))

    def _send(self) -> None:
        form = self.person.form
        fields = [
            each.block_id
            for each in slots(form.blocks)
            if each.element["type"] == "plain_text_input"
        ]
        self.person.submit(form, {name: self.dice.choice(WORDS) for name in fields})

    def _close(self) -> None:
        self.person.close(everything=self.dice.random() < RARELY)

    def _press(self) -> None:
        read = self.person.reads(self.dice.choice((None, *self.channels)))[-READ_BACK:]
        if read:
            self._press_one(self.dice.choice(read))

    def _open_home(self) -> None:
        self._press_one(self.person.open_home())

    def _type(self) -> None:
        if said := self.dice.choice((*SENTENCES, "")):
            self.person.says(said)
        else:
            self.person.command(f"/leerkring {self.dice.choice(COMMANDS)}")


def main(seed: int = 1, seconds: int = SECONDS) -> Counter[str]:
    """Print and return what they did; raises AssertionError for an error in the log."""
    unexpected = Unexpected()
    logging.getLogger().addHandler(unexpected)
    try:
        with TemporaryDirectory() as folder:
            lived = past.past_at(NOW)
            with past.resumed(lived, Path(folder) / "crowd.db", running=True) as town:
                town.live()
                crowd = [_somebody(town, each, seed) for each in town.sandbox.people]
                until = time.monotonic() + seconds
                with ThreadPoolExecutor(len(crowd)) as executor:
                    list(executor.map(lambda each: each.live(until), crowd))
    finally:
        logging.getLogger().removeHandler(unexpected)
    did = sum((each.did for each in crowd), Counter[str]())
    print(f"a crowd of {len(crowd)}, seed {seed}: {dict(did)}")
    assert not unexpected.said, unexpected.said
    return did


def _somebody(town: Town, person: Person, seed: int) -> Somebody:
    every = town.sandbox.workspace.conversations.values()
    channels = [each.id for each in every if each.kind != "im" and person.id in each.members]
    return Somebody(person, channels, random.Random(f"{seed} {person.id}"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1)
