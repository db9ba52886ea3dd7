"""Which tests run: those that somebody waits for, the rest, or the short loop.

The fixture `database` gives a test to both engines, and plain `pytest` runs all of it.
`most` is what `make test` runs: on SQLite everything that does not take long, and on PostgreSQL
what stands in a folder of `ALWAYS` or is marked `both`. `rest` is what that leaves out, and
nothing else: what takes long, and the other stories on PostgreSQL. `quick` is for the loop
while working: unit tests and the first story of each subject, on SQLite, with a tenth of the
examples. docs/decisions.md has the reasons.

A file of which nothing is asked for is not read: all files together take a process ten seconds.
"""

from collections.abc import Iterator
from os.path import relpath
from pathlib import Path
from typing import Any, Literal, cast

import hypothesis
import pytest

Share = Literal["all", "most", "rest", "quick"]

POSTGRESQL = "postgres_database"
BOTH, SLOW = "both", "slow"
ALWAYS = ("tests/storage/", "tests/search/", "tests/delivery/", "tests/domain/", "tests/web/")
STORIES = "tests/flows/"
STORIES_ON_PAGES = ("tests/web/test_mailing.py", "tests/web/test_voices.py")
# They start browsers or other processes, live months, or sweep through all that is ever shown.
LONG = (
    "tests/browser/",
    "tests/demo/",
    "tests/delivery/test_kills.py",
    "tests/test_command_line.py",
    "tests/test_gallery.py",
    "tests/test_long_lists.py",
    "tests/test_running.py",
    "tests/test_slips.py",
)
UNIT = ("tests/domain/", "tests/slack/", "tests/search/", "tests/sandbox/", "tests/test_texts")
# Of these, `quick` leaves to `make test` what goes through all tables, or through weeks.
SWEEPS = ("tests/domain/overview/test_privacy.py", "tests/domain/upcoming/test_weeks.py")
EXAMPLES, FEWER = 100, 10  # of a property, that Hypothesis tries; in the loop while working


class Shares:
    def __init__(self, config: pytest.Config) -> None:
        self._wanted = cast("Share", config.getoption("share"))
        self._root = config.rootpath
        here = config.invocation_params.dir
        self._named = {here / each.partition("::")[0] for each in config.args}
        self._left_out = 0

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """What is named on the command line is read anyway."""
        if collection_path in self._named:
            return None
        place = Path(relpath(collection_path, self._root)).as_posix()
        if collection_path.is_dir():
            place += "/"
        return is_unread(place, self._wanted) or None

    @pytest.hookimpl(tryfirst=True)  # before -k and -m, so that these choose from the same
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        chosen = set(share(items, self._wanted))
        self._left_out = len(items) - len(chosen)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        # The longest first, so that no process is left alone with them.
        items[:] = sorted(
            (item for item in items if item in chosen),
            key=lambda item: not takes_long(item),
        )

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A process of many hands over what it knows."""
        if (told := getattr(session.config, "workeroutput", None)) is not None:
            told["left_out"] = self._left_out

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self._left_out = getattr(node, "workeroutput", {}).get("left_out", 0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._left_out:
            terminalreporter.write_line(
                f"{self._left_out} left out by --share={self._wanted}, of the files it reads"
            )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("leerkring").addoption(
        "--share",
        choices=("all", "most", "rest", "quick"),
        default="all",
        help="most: what `make test` runs; rest: what that leaves out; quick: while you work",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{BOTH}: `make test` runs it on PostgreSQL too")
    config.addinivalue_line("markers", f"{SLOW}: takes seconds, or sweeps; not for `make test`")
    config.pluginmanager.register(Shares(config))
    if config.getoption("share") == "quick":
        fewer = hypothesis.settings(max_examples=FEWER)
        hypothesis.settings.register_profile("quick", fewer)
        hypothesis.settings.load_profile("quick")


def examples(usually: int) -> int:
    """How many examples a property gets that is to have other than Hypothesis' hundred."""
    share = hypothesis.settings().max_examples / EXAMPLES
    return max(1, round(usually * share))


def is_unread(place: str, wanted: Share) -> bool:
    """Whether a file, or all of a folder, holds nothing of this part."""
    if wanted in {"all", "rest"}:
        return False
    if place.startswith(LONG):
        return True
    is_test = Path(place).name.startswith("test_")
    return wanted == "quick" and is_test and not (_is_unit(place) or _tells(place))


def share(items: list[pytest.Item], wanted: Share) -> Iterator[pytest.Item]:
    """The part of all tests that is asked for, in their order."""
    firsts = _firsts(items)
    for item in items:
        parts = {"all", "rest" if _can_wait(item) else "most"}
        is_short = _is_unit(item.nodeid) or item in firsts
        if is_short and not takes_long(item) and not _on_postgresql(item):
            parts.add("quick")
        if wanted in parts:
            yield item


def _can_wait(item: pytest.Item) -> bool:
    if takes_long(item):
        return True
    is_kept = item.nodeid.startswith(ALWAYS) and not item.nodeid.startswith(STORIES_ON_PAGES)
    return _on_postgresql(item) and not is_kept and item.get_closest_marker(BOTH) is None


def _is_unit(place: str) -> bool:
    return place.startswith(UNIT) and not place.startswith(SWEEPS)


def _tells(place: str) -> bool:
    """Of a subject: what stands in no room goes through all of them."""
    return place.startswith(STORIES) and "/" in place.removeprefix(STORIES)


def _firsts(items: list[pytest.Item]) -> set[pytest.Item]:
    """The first story of each file about a subject."""
    found: dict[str, pytest.Item] = {}
    for item in items:
        if _tells(item.nodeid.partition("::")[0]) and not _on_postgresql(item):
            found.setdefault(item.nodeid.partition("::")[0], item)
    return set(found.values())


def takes_long(item: pytest.Item) -> bool:
    return item.nodeid.startswith(LONG) or item.get_closest_marker(SLOW) is not None


def _on_postgresql(item: pytest.Item) -> bool:
    spec = getattr(item, "callspec", None)
    return spec is not None and POSTGRESQL in spec.params.values()
