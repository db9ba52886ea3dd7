"""Who receives digests, and how often."""

from datetime import timedelta

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.readers.mail_readers import Offer
from bot.domain.readers.subscriptions import Wish
from bot.slack.base.notices import notice_modal
from bot.slack.readers.subscriptions import (
    mail_modal,
    saved,
    slower_message,
    stopped_message,
    subscription_modal,
)
from storage.models import DigestRhythm, Subscription


def _subscription(s: Samples) -> Subscription:
    return Subscription(
        themes=[each.key for each in s.themes()],
        rhythm=DigestRhythm.QUARTERLY,
        channel="C0KRING",
        paused_until=NOW + timedelta(days=30),
    )


def _saved(wish: Wish, dutch: str, english: str) -> Case:
    return Case(notice_modal, dutch, english, lambda s: {"sentence": saved(wish, s.texts)})


CASES = (
    Case(
        subscription_modal,
        "Abonnement kiezen",
        "Choosing a subscription",
        lambda s: {
            "current": _subscription(s) if s.long else None,
            "themes": s.themes(),
            "now": NOW,
            "zone": "Europe/Amsterdam",
            "mails": s.long,
        },
    ),
    Case(
        mail_modal,
        "Kennisbrieven per mail: naar welk adres?",
        "Digests by email: to which address?",
        lambda _: {"offer": Offer("sanne@gemeente.example")},
    ),
    Case(
        notice_modal,
        "Kennisbrieven per mail: gevraagd",
        "Digests by email: asked for",
        lambda s: {
            "sentence": s.texts("subscription-mail-asked", address="sanne@gemeente.example")
        },
    ),
    Case(
        slower_message,
        "Liever minder vaak",
        "Rather less often",
        lambda _: {"wish": Wish(rhythm=DigestRhythm.MONTHLY)},
    ),
    *(
        _saved(
            Wish(rhythm=each, channel=channel),
            f"Bewaard: {each}, {channel or 'privé'}",
            f"Saved: {each}, {channel or 'private'}",
        )
        for each in DigestRhythm
        for channel in (None, "C0KRING")
    ),
    _saved(Wish(paused_until=NOW.date()), "Bewaard: pauze", "Saved: a pause"),
    Case(stopped_message, "Abonnement gestopt", "Subscription stopped"),
)
