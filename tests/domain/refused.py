"""What a check says of what was filled in, as a table can hold it."""

from collections.abc import Callable

from bot.errors import InvalidInput, UserError


def refusal(check: Callable[[], object]) -> tuple[str, str] | str | None:
    """The field and the sentence of a refusal, or its sentence alone; None: it is fine."""
    try:
        check()
    except InvalidInput as problem:
        return problem.field, problem.text_id
    except UserError as problem:
        return problem.text_id
    return None
