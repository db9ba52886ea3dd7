"""One exhibit: a builder, and what it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any

from bot.demo.gallery.samples import Samples
from bot.slack.base.blocks import Json, Message

Made = Message | Json  # a message; a form or a Home


@dataclass(frozen=True)
class Case:
    """`given` makes the builder's arguments, except for the texts, from short or long samples.

    The gallery itself calls the builder: what it shows cannot be anything else.
    """

    builder: Callable[..., Made]
    dutch: str
    english: str
    given: Callable[[Samples], Mapping[str, Any]] = lambda _: {}
    unfolded: bool = False  # a form after its button for more was pressed

    def make(self, samples: Samples) -> Made:
        given = dict(self.given(samples))
        if "texts" in signature(self.builder).parameters:
            given["texts"] = samples.texts
        return self.builder(**given)
