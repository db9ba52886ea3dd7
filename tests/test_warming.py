"""Whoever comes first after a start waits for nothing that whoever comes later does not."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
OBJECTS = 100_000  # that a process makes before it is ready, at least


def test_the_first_requests_after_a_start_have_nothing_to_make(tmp_path: Path) -> None:
    """No module to import, no statement to compile, no language to read."""
    url = f"sqlite:///{tmp_path}/leerkring.db"

    said = subprocess.run(
        [sys.executable, "-m", "tests.first_requests", url],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    made = json.loads(said.stdout)
    assert made.pop("never looked at again") > OBJECTS
    assert made.pop("answers") == ["views.open"] * 2 + ["views.publish"]
    assert made == {"modules": [], "statements": [], "bundles": []}
