"""What is kept for the next start is whole, little, and never in the way."""

from pathlib import Path

import pytest

from bot.demo import kept

WHAT = {"rows": b"many" * 1000, "port": 8080}


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "leerkring"

    kept.write(folder, "nl", WHAT)

    assert kept.read(folder, "nl") == WHAT
    assert kept.read(folder, "en") is None
    assert [path.stat().st_mode & 0o077 for path in [folder, *folder.iterdir()]] == [0, 0]


@pytest.mark.parametrize("left", [0, 1, 31, 32, 40, -1])
def test_what_was_cut_off_is_made_anew(
    left: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept.write(tmp_path, "nl", WHAT)
    [path] = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:left])

    assert kept.read(tmp_path, "nl") is None
    assert caplog.messages == [f"{path} is damaged: it is made anew"]


def test_one_changed_bit_is_noticed(tmp_path: Path) -> None:
    kept.write(tmp_path, "nl", WHAT)
    [path] = tmp_path.iterdir()
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)

    assert kept.read(tmp_path, "nl") is None


def test_a_folder_that_cannot_be_made_or_read_is_said_and_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "nl.past").mkdir()

    kept.write(tmp_path / "file", "nl", WHAT)
    assert kept.read(tmp_path, "nl") is None
    kept.write(None, "nl", WHAT)
    assert kept.read(None, "nl") is None

    takes, reads = caplog.messages
    assert takes.startswith(f"{tmp_path / 'file'} takes nothing")
    assert reads == f"{tmp_path / 'nl.past'} cannot be read: Is a directory"


def test_the_oldest_make_room(tmp_path: Path) -> None:
    for number in range(kept.AT_MOST + 2):
        kept.write(tmp_path, str(number), WHAT)

    assert len(list(tmp_path.iterdir())) == kept.AT_MOST
    assert kept.read(tmp_path, str(kept.AT_MOST + 1)) == WHAT


def test_its_name_follows_from_all_that_it_was_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "CODE", tmp_path)
    text = tmp_path / "bot" / "texts" / "nl.ftl"
    text.parent.mkdir(parents=True)
    text.write_text("hello = Dag", encoding="utf-8")
    (tmp_path / "docs").mkdir()

    names = [kept.name("nl", 1), kept.name("en", 1), kept.name("nl", 2)]
    text.write_text("hello = Hallo", encoding="utf-8")
    names.append(kept.name("nl", 1))
    text.rename(text.with_name("nl2.ftl"))
    names.append(kept.name("nl", 1))

    assert len(set(names)) == len(names)
    (tmp_path / "docs" / "more.md").touch()
    (text.parent / "x.pyc").touch()
    assert kept.name("nl", 1) == names[-1]
