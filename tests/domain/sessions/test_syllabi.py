"""Learning paths are data: those that come along are whole, and a hole is said as it is."""

from importlib.resources import files

import pytest

from bot.domain.sessions import methods, syllabi
from bot.errors import ConfigError
from bot.texts import LANGUAGES

SHIPPED = files("bot.domain.sessions").joinpath("syllabi.toml").read_text("utf-8")
WHOLE = """
[short]
weeks = 4
nl = { name = "Kort", about = "Twee keer." }
en = { name = "Short", about = "Twice." }

[[short.sessions]]
method = "open"
nl = { topic = "Begin", preparation = "Lees.", exercise = "Probeer." }
en = { topic = "Start", preparation = "Read.", exercise = "Try." }

[[short.sessions]]
method = "incident"
nl = { topic = "Eind", preparation = "Kijk terug." }
en = { topic = "End", preparation = "Look back." }
"""


@pytest.mark.parametrize(
    ("hole", "filling", "said"),
    [
        ("[short]", "[short", "are no TOML"),
        ("weeks = 4", "weeks = 5", "'short': weeks must be one of 1, 2, 3"),
        ("weeks = 4", "", "weeks must be one of"),
        (', about = "Twice."', "", "'short' has no 'about' in 'en'"),
        ('nl = { name = "Kort", about = "Twee keer." }', "", "'short' says nothing in 'nl'"),
        ('method = "open"', 'method = "dance"', "session 1: there is no such method"),
        ('method = "incident"', "", "session 2: there is no such method"),
        ('topic = "Start", ', "", "session 1 has no 'topic' in 'en'"),
        (
            'preparation = "Read."',
            'preparation = " "',
            "1 has no 'preparation' in 'en'",
        ),
        (', exercise = "Probeer."', "", "session 1 has no 'exercise' in 'nl'"),
        ('topic = "End"', 'topic = "End", song = "La"', "session 2: 'song' is not known"),
        ('"Look back."', f'"{"x" * 301}"', "session 2: 'preparation' is longer than 300"),
    ],
)
def test_a_hole_is_said_with_its_place(hole: str, filling: str, said: str) -> None:
    assert hole in WHOLE
    syllabi.read(WHOLE)

    with pytest.raises(ConfigError, match="learning path") as raised:
        syllabi.read(WHOLE.replace(hole, filling, 1))
    assert said in str(raised.value)


def test_a_path_without_sessions_is_none() -> None:
    with pytest.raises(ConfigError, match="must have 1 to 16 sessions"):
        syllabi.read(WHOLE.split("[[", maxsplit=1)[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_come_along_in_each_language(language: str) -> None:
    sizes = [(len(each.steps), each.weeks) for each in syllabi.shipped(language)]

    assert sizes == [(4, 4), (6, 3), (12, 1)]
    for path in syllabi.shipped(language):
        for step in path.steps:
            step.check()
            assert step.method in methods.catalogue()
