"""What was lived is kept for the next start, in the cache folder of who runs the demo.

It is found by a name that follows from everything it was made of. What cannot be read is made
anew, and what cannot be kept is not: neither stops the demo.
"""

import logging
import pickle
import sys
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

log = logging.getLogger(__name__)

CODE = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "storage")
AT_MOST = 4  # are kept: both languages, before and after a change of the code
SUFFIX = ".past"
DIGEST = sha256().digest_size


def usual_folder() -> Path | None:
    """None where nobody is at home, as for some services."""
    try:
        return Path.home() / ".cache" / "leerkring"
    except RuntimeError:
        return None


def name(*made_of: object) -> str:
    """Another one after any change of the code, its texts or its people."""
    digest = sha256(repr((sys.version, made_of)).encode())
    for path in _sources():
        digest.update(f"\n{path.relative_to(CODE)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((CODE / package).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def read(folder: Path | None, named: str) -> Any:
    """None when it is not there whole."""
    path = None if folder is None else folder / f"{named}{SUFFIX}"
    try:
        if path is None or not path.exists():
            return None
        content = path.read_bytes()
        digest, packed = content[:DIGEST], content[DIGEST:]
        if sha256(packed).digest() == digest:
            return pickle.loads(zlib.decompress(packed))  # noqa: S301  # our own, and whole
        log.warning("%s is damaged: it is made anew", path)
    except OSError as error:
        log.warning("%s cannot be read: %s", path, error.strerror)
    return None


def write(folder: Path | None, named: str, what: object) -> None:
    """Whole or not at all; the oldest make room."""
    if folder is None:
        return
    packed = zlib.compress(pickle.dumps(what), level=1)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, suffix=SUFFIX, delete=False) as file:
            file.write(sha256(packed).digest() + packed)
        Path(file.name).replace(folder / f"{named}{SUFFIX}")
        for old in sorted(folder.glob(f"*{SUFFIX}"), key=_age)[AT_MOST:]:
            old.unlink(missing_ok=True)
    except OSError as error:
        log.warning(
            "%s takes nothing: the next start takes as long (%s)", folder, error.strerror
        )


def _age(path: Path) -> float:
    """The newest first; last, what another process removed meanwhile."""
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0
