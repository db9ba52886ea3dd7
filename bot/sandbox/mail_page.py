"""The mailboxes in a browser: each mail as several programs show it, as text, and as it came.

A mail is shown in a frame of its own that may run nothing and fetch nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from bot.sandbox.mailboxes import Mail, Mailboxes
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.server import Request, Response
from bot.sandbox.state import Profile

PAGE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-src 'self';"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
FRAME = PAGE | {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline';"
    " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
}
HERE = ZoneInfo(Profile.tz)  # of the workspace, whose clock stands on its page
WAYS = ("light", "dark", "narrow", "bare", "text", "calendar", "source")
IMAGE = re.compile(r"<img\b|\burl\(|\bbackground\s*=", re.IGNORECASE)
SAID: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "title": "Mailboxen",
        "about": "Wat de bot mailde. Een echte mailserver is er niet.",
        "none": "Er is nog geen mail.",
        "again": "Kijk opnieuw",
        "back": "Alle mailboxen",
        "light": "Licht",
        "dark": "Donker",
        "narrow": "Smal",
        "bare": "Plaatjes uit",
        "text": "Tekst",
        "calendar": "Agenda",
        "source": "Bron",
        "copies": "keer bezorgd",
        "workspace": "Terug naar de werkruimte",
        "about-light": "Zo opent een lezer de mail.",
        "about-dark": "Zo toont een programma in donkere stand de mail.",
        "about-narrow": "Op een telefoon van 320 pixels breed.",
        "about-bare": "Zo ziet de mail eruit als het programma geen plaatjes laadt.",
        "about-text": "Voor wie liever alleen tekst leest. De mail heeft beide delen.",
        "about-calendar": "Wat een agenda hiervan leest.",
        "about-source": "Zoals de mail aankwam, met alle kopregels.",
        "no-images": "Er staan er geen in: er ontbreekt dus niets.",
    },
    "en": {
        "title": "Mailboxes",
        "about": "What the bot mailed. There is no real mail server.",
        "none": "There is no mail yet.",
        "again": "Look again",
        "back": "All mailboxes",
        "light": "Light",
        "dark": "Dark",
        "narrow": "Narrow",
        "bare": "Images off",
        "text": "Text",
        "calendar": "Calendar",
        "source": "Source",
        "copies": "times delivered",
        "workspace": "Back to the workspace",
        "about-light": "What a reader sees when they open the email.",
        "about-dark": "What a program in dark mode shows.",
        "about-narrow": "On a phone 320 pixels wide.",
        "about-bare": "What a program shows if it does not load images.",
        "about-text": "For people who prefer text only. The email has both parts.",
        "about-calendar": "What a calendar reads from this.",
        "about-source": "The email as it arrived, with all its headers.",
        "no-images": "This email has none, so nothing is missing.",
    },
}


class MailPage:
    """Serves `/mail` beside the workspace."""

    def __init__(self, sandbox: Sandbox, mailboxes: Mailboxes, language: str = "nl") -> None:
        self._mailboxes = mailboxes
        self._language = language
        self._said = SAID[language]
        sandbox.route("/mail", self._answer)

    def _answer(self, request: Request) -> Response:
        _, _, rest = request.path.partition("/mail")
        number, _, part = rest.strip("/").partition("/")
        if not number:
            return self._list()
        mails = {str(each.number): each for each in self._mailboxes.all()}
        mail = mails.get(number)
        if mail is None or part not in {"", "body"}:
            return Response(404, b"Nothing here.\n")
        way = request.query.get("as", "light")
        if part == "body":
            return _framed(mail, dark=way == "dark")
        return self._one(mail, way if way in WAYS else "light")

    def _list(self) -> Response:
        said = self._said
        shown = [f"<h1>{said['title']}</h1><p>{said['about']}</p>"]
        for address in self._mailboxes.addresses():
            lines = "".join(
                f'<li><a href="/mail/{each.number}">{escape(_subject(each))}</a>'
                f" <span>{escape(f'{each.at.astimezone(HERE):%Y-%m-%d %H:%M}')}</span></li>"
                for each in reversed(self._mailboxes.of(address))
            )
            shown.append(f"<h2>{escape(address)}</h2><ul>{lines}</ul>")
        if len(shown) == 1:
            shown.append(f"<p>{said['none']}</p>")
        shown.append(f'<p><a href="/mail">{said["again"]}</a></p>')
        return self._page(said["title"], "".join(shown))

    def _one(self, mail: Mail, way: str) -> Response:
        said = self._said
        tabs = "".join(
            f'<li><a href="/mail/{mail.number}?as={each}"'
            f"{' aria-current=page' if each == way else ''}>{said[each]}</a></li>"
            for each in WAYS
            if each != "calendar" or mail.part(each)
        )
        heads = "".join(
            f"<dt>{name}</dt><dd>{escape(str(mail.message[name] or ''))}</dd>"
            for name in ("From", "To", "Subject", "Date")
        )
        copies = f"<p>{mail.copies} {said['copies']}</p>" if mail.copies > 1 else ""
        body = self._about(mail, way) + self._shown(mail, way)
        back = f' · <a href="/mail">{said["back"]}</a>'
        whole = f"<h1>{escape(_subject(mail))}</h1><dl>{heads}</dl>{copies}"
        main = f"{whole}<ul class=tabs>{tabs}</ul>{body}"
        return self._page(_subject(mail), main, back)

    def _about(self, mail: Mail, way: str) -> str:
        has_none = way == "bare" and not IMAGE.search(mail.part("html"))
        more = f" {self._said['no-images']}" if has_none else ""
        return f"<p>{self._said[f'about-{way}']}{more}</p>"

    def _shown(self, mail: Mail, way: str) -> str:
        if way in {"text", "calendar"}:
            said = mail.part("plain" if way == "text" else way)
            return f"<pre>{escape(said)}</pre>"
        if way == "source":
            return f"<pre>{escape(mail.raw.decode('utf-8', 'replace'))}</pre>"
        title = escape(_subject(mail), quote=True)
        return (
            f'<iframe class="{way}" sandbox="allow-popups allow-popups-to-escape-sandbox"'
            f' title="{title}" src="/mail/{mail.number}/body?as={quote(way)}"></iframe>'
        )

    def _page(self, title: str, main: str, back: str = "") -> Response:
        page = (
            f'<!doctype html><html lang="{self._language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(title)}</title>"
            '<link rel="stylesheet" href="/page/mail.css"></head>'
            f'<body><main><p><a href="/">{self._said["workspace"]}</a>{back}</p>'
            f"{main}</main></body></html>"
        )
        return Response(200, page.encode(), "text/html; charset=utf-8", PAGE)


def _framed(mail: Mail, *, dark: bool) -> Response:
    """As a program in the light or the dark shows it; links open beside the page."""
    html = mail.part("html")
    asks = "(prefers-color-scheme: dark)"
    html = html.replace(f"@media {asks}", "@media all" if dark else "@media not all")
    html = html.replace("<head>", '<head><base target="_blank">', 1)
    if not html:
        return Response(404, b"No HTML.\n")
    found = Response(200, html.encode(), "text/html; charset=utf-8")
    return replace(found, headers=FRAME)


def _subject(mail: Mail) -> str:
    return str(mail.message["Subject"] or "-")
