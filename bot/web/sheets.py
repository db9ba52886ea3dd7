"""A4 as a tagged PDF (PDF/UA-1), where the extra `leerkring[print]` is installed.

Typst refuses what is not accessible: no title, a skipped heading, an image without words.
What people wrote goes in as data, never as markup.
"""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from bot.domain.base.visible import contained

TEMPLATES = Path(__file__).parent / "templates"
_one_at_a_time = Lock()  # a page of anybody's asking must not take every core


def can_be_made() -> bool:
    return find_spec("typst") is not None


def sheet(template: str, words: Mapping[str, object], qr: str = "") -> bytes:
    """`words`: what the template names; `qr`: an SVG, where it shows one."""
    import typst  # noqa: PLC0415  # an extra

    given = {"words": json.dumps(_contained(words)), "qr": qr}
    with _one_at_a_time:
        return bytes(
            typst.compile(
                str(TEMPLATES / template),
                format="pdf",
                sys_inputs=given,
                pdf_standards=["ua-1"],
            )
        )


def _contained(said: object) -> object:
    """No text turns the direction of what follows it."""
    if isinstance(said, str):
        return contained(said)
    if isinstance(said, Mapping):
        return {name: _contained(each) for name, each in said.items()}
    return [_contained(each) for each in said] if isinstance(said, list) else said
