"""Which tests `make test` runs, and that the rest is left to another command."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from tests.shares import POSTGRESQL, Share, share

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
    *(Test(f"tests/flows/test_a.py::first[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/test_a.py::second[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/test_a.py::marked[{d}]", d, {"both"}) for d in (SQLITE, POSTGRESQL)),
]


def part(wanted: Share) -> list[str]:
    items = share(cast("list[pytest.Item]", SUITE), wanted)
    return [item.nodeid for item in items]


def test_what_takes_long_and_stories_on_postgresql_are_left_to_the_rest() -> None:
    assert part("rest") == [
        "tests/browser/test_a.py::page",
        "tests/domain/test_a.py::long",
        f"tests/flows/test_a.py::first[{POSTGRESQL}]",
        f"tests/flows/test_a.py::second[{POSTGRESQL}]",
    ]


def test_most_and_the_rest_are_all_and_nothing_twice() -> None:
    assert sorted(part("most") + part("rest")) == sorted(part("all"))
    assert len(part("all")) == len(SUITE)


def test_the_quick_loop_needs_no_server_and_no_browser() -> None:
    assert part("quick") == [
        "tests/domain/test_a.py::table",
        f"tests/flows/test_a.py::first[{SQLITE}]",
    ]
