"""Which tests `make test` runs, and that the rest is left to another command."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from tests.shares import POSTGRESQL, Share, is_unread, share

SQLITE = "sqlite_database"


@dataclass(eq=False)
class Test:
    __test__ = False

    nodeid: str
    database: str | None = None
    marks: set[str] = field(default_factory=set)

    @property
    def callspec(self) -> SimpleNamespace:
        return SimpleNamespace(params={"database": self.database} if self.database else {})

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self.marks else None


SUITE = [
    Test("tests/browser/test_a.py::page"),
    Test("tests/domain/test_a.py::table"),
    Test("tests/domain/test_a.py::long", marks={"slow"}),
    *(Test(f"tests/storage/test_a.py::rows[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/room/test_a.py::first[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/room/test_a.py::second[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(
        Test(f"tests/flows/room/test_a.py::marked[{d}]", d, {"both"})
        for d in (SQLITE, POSTGRESQL)
    ),
    *(Test(f"tests/web/test_voices.py::told[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    Test("tests/flows/test_all_rooms.py::sweep[sqlite_database]", SQLITE),
]


def part(wanted: Share) -> list[str]:
    items = share(cast("list[pytest.Item]", SUITE), wanted)
    return [item.nodeid for item in items]


def test_what_takes_long_and_stories_on_postgresql_are_left_to_the_rest() -> None:
    assert part("rest") == [
        "tests/browser/test_a.py::page",
        "tests/domain/test_a.py::long",
        f"tests/flows/room/test_a.py::first[{POSTGRESQL}]",
        f"tests/flows/room/test_a.py::second[{POSTGRESQL}]",
        f"tests/web/test_voices.py::told[{POSTGRESQL}]",
    ]


def test_most_and_the_rest_are_all_and_nothing_twice() -> None:
    assert sorted(part("most") + part("rest")) == sorted(part("all"))
    assert len(part("all")) == len(SUITE)


def test_the_quick_loop_needs_no_server_and_no_browser() -> None:
    assert part("quick") == [
        "tests/domain/test_a.py::table",
        f"tests/flows/room/test_a.py::first[{SQLITE}]",
    ]


def test_no_file_of_which_something_is_asked_for_is_left_unread() -> None:
    parts: tuple[Share, ...] = ("all", "most", "rest", "quick")
    files = {each.nodeid.partition("::")[0] for each in SUITE}
    unread = {part: {each for each in files if is_unread(each, part)} for part in parts}

    for wanted in parts:
        assert not any(each.startswith(tuple(unread[wanted])) for each in part(wanted))
    assert unread == {
        "all": set(),
        "rest": set(),
        "most": {"tests/browser/test_a.py"},
        "quick": {
            "tests/browser/test_a.py",
            "tests/storage/test_a.py",
            "tests/web/test_voices.py",
            "tests/flows/test_all_rooms.py",
        },
    }
    assert is_unread("tests/browser/", "quick")
    assert not is_unread("tests/flows/", "quick")
    assert not is_unread("tests/flows/conftest.py", "quick")
