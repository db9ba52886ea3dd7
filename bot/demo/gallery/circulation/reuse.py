"""Hearing that others use what you shared."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circulation.reuse import FEWEST_COUNTED, News, Used
from bot.domain.insights.card_words import LONGEST_TITLE
from bot.domain.people.people import LAYERS
from bot.slack.circulation.reuse import choice_message, news_message, news_modal


def _news(s: Samples) -> News:
    counted = [(kind, s.many(99, FEWEST_COUNTED)) for kind in LAYERS if kind != "other"]
    few = Used(s.line(LONGEST_TITLE, 1), [], has_others=True)
    many = [Used(s.line(LONGEST_TITLE, n), counted, has_others=s.long) for n in range(s.lots())]
    return News(NOW, [*many, few], NOW)


CASES = (
    Case(
        choice_message,
        "Wil je het horen als anderen je inzicht gebruiken?",
        "Would you like to hear when others use your insight?",
        lambda _: {"chosen": None},
    ),
    Case(
        choice_message,
        "Ja, laat het me weten",
        "Yes, let me know",
        lambda _: {"chosen": True},
    ),
    Case(choice_message, "Nee, dank je", "No, thank you", lambda _: {"chosen": False}),
    Case(
        news_message,
        "Wie gebruikt wat je deelde",
        "Who uses what you shared",
        lambda s: {"news": _news(s)},
    ),
    Case(
        news_modal,
        "Alles wat anderen gebruiken",
        "Everything others use",
        lambda s: {"news": _news(s), "page": 1},
    ),
    Case(
        news_modal,
        "Wat anderen gebruikten, is er niet meer",
        "What others used is gone",
        lambda _: {"news": None},
    ),
    Case(
        news_message,
        "Wie gebruikt wat je deelde, uitgezet",
        "Who uses what you shared, stopped",
        lambda _: {"news": None},
    ),
)
