"""Telling who manages the programme that mail has to wait, and why."""

from bot.slack.base.blocks import Message, fine_print, message, say
from bot.texts import Texts

# What stands in the way of all mail, as `bot.causes.MAIL` says it to an operator.
CAUSES = (
    *("login", "no-login", "certificate", "tls", "starttls"),
    *("name", "refused", "slow", "cut", "hello"),
)


def mail_stopped_message(reason: str, texts: Texts) -> Message:
    return message(say(mail_waits(reason, texts)), fine_print(texts("mail-stopped-then")))


def mail_waits(reason: str, texts: Texts) -> str:
    """`reason`: one of these, or the code with which a mail server refused."""
    if reason in CAUSES:
        why = texts(f"mail-stopped-why-{reason}")
    else:
        why = texts("mail-stopped-code", code=reason)
    return texts("mail-stopped", why=why)
