"""Pure: whoever asks on for nothing but an outcome: "only what did not work"."""

from bot.search import tokens
from storage.models import Outcome

_WORKED = """werkte werkten werkt werken gewerkt lukte lukten lukt lukken gelukt slaagde
    geslaagd work worked works succeed succeeded"""
_FAILED = "mislukte mislukten mislukt mis fail failed fails wrong"
_NOT = "niet nooit not never didn doesn don"
_PARTLY = "deels gedeeltelijk half partly partially"
_AROUND = """alleen enkel just only en and de het the wat welke which what dat die that those
    ging gaan gingen went is er was were did do does it ook dan then nu graag please laat zien
    toon show me mij wel inzichten insights goed well dingen things voorbeelden examples of"""
_SAYS, _FAILS, _DENIES, _HALVES = (
    frozenset(words.split()) for words in (_WORKED, _FAILED, _NOT, _PARTLY)
)
_ALL = _SAYS | _FAILS | _DENIES | _HALVES | frozenset(_AROUND.split())


def outcome_asked(text: str) -> Outcome | None:
    """None for what has another word in it: that is about a subject."""
    said = {word for word in tokens.in_order(text).split() if len(word) > 1}
    is_both = "wel" in said and said & _DENIES
    if said - _ALL or is_both or not said & (_SAYS | _FAILS):
        return None
    if said & _HALVES:
        return Outcome.PARTLY
    return Outcome.DID_NOT if said & (_FAILS | _DENIES) else Outcome.WORKED
