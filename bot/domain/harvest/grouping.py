"""Pure: which answers to one question say nearly the same, and the words that they share.

Groups grow from the two most alike, by how like their members are on average: a chain of
answers that each resemble the next does not become one group. Neither the order in which
answers stand nor anything outside them changes what comes out.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.search import analyzers, rarity, tokens
from bot.search.stopwords import BY_LANGUAGE

ENOUGH = 0.15  # likeness on average, from 0 to 1, of what belongs together
MOST = 300  # answers that are compared; others stand alone
NAMED_BY = 3  # words in the name of a group
SHARED_BY = 0.5  # of the answers in a group: a word of its name stands in more than these
USUAL = "nl"  # of texts without a small word that tells
SHORTEST_NAME = 3  # letters of a word in a name
FEW = 10  # among so many answers, how many use a word says little about the word
PRECISION = 9  # decimals: sums in another order are the same number
SYNONYM = 0.5  # that another word for the same weighs, at most

Meanings = Mapping[str, Sequence[tuple[str, float]]]  # term → terms that mean the same
Vector = dict[str, float]


@dataclass(frozen=True)
class Said:
    """An answer; `kept` names the group that somebody put it in."""

    text: str
    kept: int | None = None


@dataclass
class _Cluster:
    """`whole`: the sum of its members, from which likeness on average follows."""

    members: list[int]
    kept: int | None
    whole: Vector = field(default_factory=dict)


def grouped(said: Sequence[Said], meanings: Meanings | None = None) -> list[list[int]]:
    """The places of the answers, each in one group; who says most of what all say comes first.

    What is kept together stays so, and apart from what is kept elsewhere; others may join.
    """
    vectors = _vectors([each.text for each in said], meanings or {})
    clusters = _joined(_beginnings(said, vectors))
    groups = [_central_first(each.members, vectors) for each in clusters]
    return sorted(groups, key=min)


def name_of(texts: Sequence[str], others: Sequence[str] = ()) -> list[str]:
    """The words that most of these texts share, as they are written; the most telling first.

    `others`: texts that the name should tell them apart from.
    """
    language = _language([*texts, *others])
    here = [_forms(text, language) for text in texts]
    elsewhere = Counter(stem for text in others for stem in _forms(text, language))
    counts = Counter(stem for forms in here for stem in forms)
    shared = [stem for stem, count in counts.items() if count > SHARED_BY * len(texts)]

    def telling(stem: str) -> float:
        said = _written(stem, here)
        apart = 1 - elsewhere[stem] / (len(others) + 1)
        return counts[stem] / len(texts) * rarity.telling(said, stem, language) * apart

    best = sorted(shared, key=lambda stem: (-round(telling(stem), PRECISION), stem))
    return [_written(stem, here) for stem in best[:NAMED_BY]]


def _forms(text: str, language: str) -> dict[str, str]:
    """The stems of the words that say something, and how each is first written."""
    found: dict[str, str] = {}
    for word in _words(text):
        if len(word) >= SHORTEST_NAME and word not in BY_LANGUAGE[language]:
            found.setdefault(analyzers.stem(word, language), word)
    return found


def _written(stem: str, texts: Sequence[Mapping[str, str]]) -> str:
    """As most of them write it; of as many, the first in the alphabet."""
    counts = Counter(forms[stem] for forms in texts if stem in forms)
    return min(counts, key=lambda word: (-counts[word], word))


# --- likeness


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(tokens.words(text))


def _language(texts: Sequence[str]) -> str:
    """Of all of them together: stems of two languages do not meet."""
    return analyzers.language_of_words(word for text in texts for word in _words(text)) or USUAL


def _vectors(texts: Sequence[str], meanings: Meanings) -> list[Vector]:
    """What each text is about, of length 1: words that few of them use weigh most."""
    language = _language(texts)
    expander = analyzers.Expander(
        analyzers.Lexicon({word for text in texts for word in _words(text)})
    )
    weighed = [_weighed(_words(text), language, expander, meanings) for text in texts]
    frequency = Counter(term for vector in weighed for term in vector)
    rare = {term: math.log((len(texts) + FEW) / count) for term, count in frequency.items()}
    return [_unit({t: weight * rare[t] for t, weight in each.items()}) for each in weighed]


def _weighed(
    words: Sequence[str],
    language: str,
    expand: Callable[[str, str], tuple[tuple[str, float], ...]],
    meanings: Meanings,
) -> Vector:
    found: Vector = {}
    for word in words:
        if word in BY_LANGUAGE[language]:
            continue
        telling = rarity.telling(word, analyzers.stem(word, language), language)
        for term, weight in expand(word, language):
            found[term] = max(found.get(term, 0.0), weight * telling)
            for other, share in meanings.get(term, ()):
                widened = weight * telling * min(share, SYNONYM)
                found[other] = max(found.get(other, 0.0), widened)
    return found


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for _, weight in sorted(vector.items())))
    return {term: weight / length for term, weight in sorted(vector.items())} if length else {}


# --- growing


def _beginnings(said: Sequence[Said], vectors: Sequence[Vector]) -> list[_Cluster]:
    """What is kept together, what is said in the same words, and each other answer alone.

    In an order that depends on the texts alone.
    """
    together: dict[tuple[object, ...], list[int]] = defaultdict(list)
    in_order = sorted(range(len(said)), key=lambda n: (_words(said[n].text), said[n].text))
    for place in in_order:
        each = said[place]
        words = _words(each.text) or (each.text.strip(),)
        together[("kept", each.kept) if each.kept is not None else ("free", *words)].append(
            place
        )
    clusters = []
    for members in together.values():
        cluster = _Cluster(members, said[members[0]].kept)
        for place in members:
            _add(cluster.whole, vectors[place])
        clusters.append(cluster)
    return clusters


def _add(into: Vector, other: Vector) -> None:
    for term, weight in other.items():
        into[term] = into.get(term, 0.0) + weight


def _joined(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """The two most alike become one, for as long as any two are enough alike."""
    alive = dict(enumerate(clusters))
    dots = _dots(clusters[:MOST])
    heap = [
        (-likeness, one, other)
        for one, near in dots.items()
        for other in near
        if one < other and (likeness := _likeness(alive, dots, one, other)) >= ENOUGH
    ]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if -negative != _likeness(alive, dots, one, other):
            continue  # one of them grew since, or went up in another
        _merge(alive, dots, one, other)
        for third in dots[one]:
            likeness = _likeness(alive, dots, one, third)
            if likeness >= ENOUGH:
                heapq.heappush(heap, (-likeness, min(one, third), max(one, third)))
    return list(alive.values())


Dots = dict[int, dict[int, float]]


def _dots(clusters: Sequence[_Cluster]) -> Dots:
    """How much every two share, summed over their members; none for two that are kept."""
    holding: dict[str, list[int]] = defaultdict(list)
    found: Dots = defaultdict(dict)
    for place, cluster in enumerate(clusters):
        for term, weight in cluster.whole.items():
            for other in holding[term]:
                row = found[other]
                row[place] = row.get(place, 0.0) + weight * clusters[other].whole[term]
            holding[term].append(place)
    for one, other in list(_pairs(found)):
        found[other][one] = found[one][other]
    for one, other in list(_pairs(found)):
        if clusters[one].kept is not None and clusters[other].kept is not None:
            del found[one][other]
    return found


def _pairs(dots: Dots) -> Iterator[tuple[int, int]]:
    for one, near in list(dots.items()):
        for other in list(near):
            yield one, other


def _likeness(alive: Mapping[int, _Cluster], dots: Dots, one: int, other: int) -> float:
    if other not in dots[one]:
        return 0.0
    pairs = len(alive[one].members) * len(alive[other].members)
    return round(dots[one][other] / pairs, PRECISION)


def _merge(alive: dict[int, _Cluster], dots: Dots, one: int, other: int) -> None:
    """`other` goes up in `one`; what is kept stays apart from what else is."""
    into, gone = alive[one], alive.pop(other)
    into.members += gone.members
    _add(into.whole, gone.whole)
    into.kept = into.kept if into.kept is not None else gone.kept
    for third, shared in dots.pop(other).items():
        dots[third].pop(other, None)
        if third != one:
            dots[one][third] = dots[third][one] = dots[one].get(third, 0.0) + shared
    for third in list(dots[one]):
        if into.kept is not None and alive[third].kept is not None:
            dots[one].pop(third)
            dots[third].pop(one, None)


def _central_first(members: Sequence[int], vectors: Sequence[Vector]) -> list[int]:
    whole: Vector = {}
    for place in members:
        _add(whole, vectors[place])

    def central(place: int) -> float:
        return sum(weight * whole[term] for term, weight in vectors[place].items())

    return sorted(members, key=lambda place: -round(central(place), PRECISION))
