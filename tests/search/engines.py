"""An engine of meaning that a test can foresee."""

from collections.abc import Callable, Sequence

from bot.search import tokens

ALIKE = (
    "lunch catering eten kantine maaltijd vegetarische hapjes",
    "viaduct brug weg asfalt",
    "werkkleding uniform jas",
    "materialenpaspoort gegevens gebouw",
)


class FakeEngine:
    """Words in one line mean the same, and other words nothing. Each row counts the lines."""

    near = 0.8

    def __init__(self, name: str = "fake 1") -> None:
        self.name = name
        self.while_reading: Callable[[], None] = lambda: None
        self.fails_on = "never"

    def passage(self, texts: Sequence[str]) -> list[bytes]:
        rows = [self.query(text) for text in texts]
        self.while_reading()
        return rows

    def query(self, text: str) -> bytes:
        if self.fails_on in text:
            raise RuntimeError(text)
        said = list(tokens.words(text))
        counts = [sum(word in line.split() for word in said) for line in ALIKE]
        return bytes([*counts, 0 if any(counts) else 1])
