"""Make the lists of general words anew: `python -m benchmarks.general_words`.

It needs `pip install wordfreq`, which the product does not. A word counts with all the forms
that share its stem, so that a rare form of a usual word is usual too.
"""

import math
from collections.abc import Iterable
from pathlib import Path

from bot.search import rarity
from bot.search.analyzers import stem
from bot.search.tokens import folded


def main() -> None:
    import wordfreq  # type: ignore[import-not-found]  # noqa: PLC0415  # not a dependency

    for language in rarity.LANGUAGES:
        listed = wordfreq.get_frequency_dict(language, wordlist="small")
        write(language, _together((folded(word), often) for word, often in listed.items()))


def write(language: str, often: dict[str, float]) -> None:
    often = {word: share for word, share in often.items() if _is_listed(word, share)}
    stems = _together((stem(word, language), share) for word, share in often.items())
    lines: dict[int, tuple[list[str], list[str]]] = {}
    for word in often:
        lines.setdefault(round(10 * _zipf(stems[stem(word, language)])), ([], []))[0].append(
            word
        )
    for found, share in stems.items():
        lines.setdefault(round(10 * _zipf(share)), ([], []))[1].append(found)
    path = Path(rarity.__file__).with_name(f"general_{language}.txt")
    with path.open("w", encoding="utf-8") as file:
        for tenths, (words, only) in sorted(lines.items(), reverse=True):
            print(tenths, *sorted(words), "|", *sorted(set(only) - set(words)), file=file)


def _together(shares: Iterable[tuple[str, float]]) -> dict[str, float]:
    """One share for what is written the same: een and één."""
    found: dict[str, float] = {}
    for word, share in shares:
        found[word] = found.get(word, 0.0) + share
    return found


def _is_listed(word: str, share: float) -> bool:
    is_plain = word.isascii() and word.isalpha() and len(word) > 1
    return is_plain and _zipf(share) >= rarity.SAYS_ALL


def _zipf(share: float) -> float:
    return math.log10(share) + 9


if __name__ == "__main__":
    main()
