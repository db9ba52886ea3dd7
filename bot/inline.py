"""An executor that runs everything at once, in the thread that asks."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class Inline(Executor):
    """For Bolt, where nothing may go on after the answer: stories, tests, the demo's past."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # kept for whoever asks, as a pool does
            future.set_exception(error)
        return future
