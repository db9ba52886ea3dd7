"""The search, asked and measured without Slack."""

import json

from bot import checks
from bot.causes import unusable_file
from bot.commands.base import Arguments, engine_of, existing_database
from bot.commands.people import people_with
from bot.errors import ConfigError
from bot.search import search as searching
from bot.search.evaluate import evaluate
from bot.settings import load


def search(arguments: Arguments) -> int:
    settings = load()
    with existing_database(settings) as database, database.read() as session:
        [reader, *_] = people_with(session, arguments.email)
        answer = searching.ask(
            session,
            workspace_id=reader.workspace_id,
            reader_id=reader.id,
            text=arguments.text,
            engine=engine_of(settings),
        )
    if answer.corrected:
        print(f"Understood as: {answer.corrected}\n")
    if answer.no_phrase:
        print(f"Nowhere exactly: {answer.no_phrase}\n")
    for hit in answer.hits:
        print(f"{hit.title}\n  {hit.what}")
        print(f"  {hit.circle_name}, {hit.happened_on.isoformat()}, {hit.outcome.value}\n")
    if not answer.hits:
        print("I found no experience of this yet.")
    if answer.near:
        print("\nPerhaps you mean one of these:")
        for hit in answer.near:
            print(f"  {hit.title}")
    return 0


def evaluate_search(arguments: Arguments) -> int:
    if not arguments.directory.is_dir():
        raise ConfigError(f"{arguments.directory} is not a folder; name one with .jsonl files")
    if arguments.database:
        _check_database(arguments.database)
    run = str(arguments.run) if arguments.run else None
    engine = engine_of(load())
    print(json.dumps(evaluate(str(arguments.directory), arguments.database, run, engine)))
    return 0


def _check_database(url: str) -> None:
    try:
        checks.database_url(url)
    except ValueError as error:
        raise ConfigError(f"--database {error}") from None
    if trouble := unusable_file(url):
        raise ConfigError(trouble)
