"""The demo's past, for the tests that need one: lived once in a run, by one process."""

import fcntl
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.demo.past import Past, past_at
from tests.conftest import free_port

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(scope="session")
def pasts(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where it is kept; one folder for all processes."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "pasts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def past(pasts: Path) -> Past:
    """On a Tuesday. Each process gets ports of its own: what begins again comes back there."""
    with (pasts / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = past_at(TUESDAY, keep_in=pasts)
    return replace(found, port=free_port(), bot_port=free_port())
