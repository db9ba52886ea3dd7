"""The page while there is nothing to show yet: it says so, and looks again by itself."""

from importlib.resources import files

from bot.sandbox.page import PROTECTION
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Request, Response

OWN = "'unsafe-inline'"  # what stands in the page, to which nothing is added
SAFE = f"default-src 'none'; connect-src 'self'; script-src {OWN}; style-src {OWN}"


def hang(sandbox: Sandbox) -> None:
    sandbox.route("/", _answer)


def _answer(request: Request) -> Response:
    """Only the page itself: whoever asks for what it will show hears that it is not there."""
    if request.path != "/":
        return Response(503, b"One moment.\n", headers=PROTECTION)
    content = files(__package__).joinpath("waiting.html").read_bytes()
    headers = PROTECTION | {"Content-Security-Policy": SAFE}
    return Response(200, content, "text/html; charset=utf-8", headers)
