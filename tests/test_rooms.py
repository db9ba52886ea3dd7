"""The house: rooms are small, and have the same names wherever they are named."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOMAIN = ROOT / "bot/domain"
MOST = 14  # files in one room
TIMED = ("agenda", "upcoming")
LAYERS = ("bot/slack", "bot/texts/nl", "bot/demo/gallery", "handlers", "storage", "tests/flows")
NO_ROOMS = {"storage/migrations", "storage/models"}
NOT_IN_ITS_TABLE = {"README.md": {"base", *TIMED}, "docs/architecture.md": set(TIMED)}


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.py")} - {"__init__.py"}


def folders(inside: Path) -> set[str]:
    found = {path.name for path in inside.iterdir() if any(path.glob("*.*"))}
    return found - {"__pycache__"}


ROOMS = folders(DOMAIN)


def test_no_room_of_the_domain_has_more_files_than_can_be_read_at_a_glance() -> None:
    rooms = {path.parent for path in DOMAIN.rglob("*.py")}

    sizes = {str(room.relative_to(ROOT)): len(files(room)) for room in rooms}
    assert {room: size for room, size in sizes.items() if size > MOST} == {}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_has_no_rooms_of_its_own(layer: str) -> None:
    others = {each for each in folders(ROOT / layer) if f"{layer}/{each}" not in NO_ROOMS}

    assert others - ROOMS == set()


def test_what_is_timed_has_the_same_path_in_agenda_and_upcoming() -> None:
    agenda, upcoming = (DOMAIN / each for each in TIMED)

    assert folders(agenda) == folders(upcoming)
    for around in folders(agenda):
        assert files(agenda / around) == files(upcoming / around), around


def test_every_room_has_its_place_in_the_order() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    [order] = [
        each["layers"]
        for each in tool["importlinter"]["contracts"]
        if each["name"].startswith("Rooms have one order")
    ]
    picture = (ROOT / "docs/architecture.md").read_text()

    assert {each.strip("()") for each in order} == ROOMS
    assert " > ".join(each.strip("()") for each in order) in picture


@pytest.mark.parametrize("page", NOT_IN_ITS_TABLE)
def test_every_room_is_on_the_map(page: str) -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", (ROOT / page).read_text(), re.MULTILINE))

    assert ROOMS - named == NOT_IN_ITS_TABLE[page]
