"""Which tests `make test` runs on PostgreSQL, and that the rest is left to another command."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from tests.twin import POSTGRESQL, Share, shape, share

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
    *(Test(f"tests/storage/test_a.py::rows[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/test_a.py::first[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/test_a.py::second[{d}]", d) for d in (SQLITE, POSTGRESQL)),
    *(Test(f"tests/flows/test_a.py::marked[{d}]", d, {"both"}) for d in (SQLITE, POSTGRESQL)),
]


def part(wanted: Share) -> list[str]:
    items = share(cast("list[pytest.Item]", SUITE), wanted)
    return [item.nodeid for item in items]


def test_only_stories_without_a_mark_are_left_to_the_rest() -> None:
    assert part("rest") == [f"tests/flows/test_a.py::second[{POSTGRESQL}]"]


def test_some_and_the_rest_are_all_and_nothing_twice() -> None:
    assert sorted(part("some") + part("rest")) == sorted(part("all"))
    assert len(part("all")) == len(SUITE)


def test_the_quick_loop_needs_no_server_and_no_browser() -> None:
    assert part("quick") == [
        "tests/domain/test_a.py::table",
        f"tests/flows/test_a.py::first[{SQLITE}]",
    ]


def test_a_statement_is_the_same_for_any_number_of_values() -> None:
    one = "SELECT a FROM t WHERE b IN (%(b_1_1)s) AND c = %(c)s"
    more = "SELECT a FROM t WHERE b IN (%(b_1_1)s, %(b_1_2)s) AND c = %(c)s"
    assert shape(one) == shape(more) != shape("SELECT a FROM t WHERE b IN (%(b_1_1)s)")
    assert shape("INSERT INTO t (a) VALUES (%(a__0)s)") == shape(
        "INSERT INTO t (a) VALUES (%(a__0)s), (%(a__1)s)"
    )
