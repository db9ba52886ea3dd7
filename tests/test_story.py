"""`leerkring demo --script` tells its whole story."""

import pytest

from bot.demo.story import play


def test_the_story_comes_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert play() == 0

    assert "That was the whole story." in capsys.readouterr().out
