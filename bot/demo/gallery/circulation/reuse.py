"""Hearing that others use what you shared."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circulation.feedback import FEWEST_COUNTED
from bot.domain.circulation.reuse import InputUsed, News, Used
from bot.domain.insights.card_words import LONGEST_TITLE
from bot.domain.people.people import LAYERS
from bot.slack.circulation.reuse import choice_message, news_message, news_modal


def _news(s: Samples) -> News:
    counted = [(kind, s.many(99, FEWEST_COUNTED)) for kind in LAYERS if kind != "other"]
    few = Used(s.line(LONGEST_TITLE, 1), [], has_others=True)
    many = [Used(s.line(LONGEST_TITLE, n), counted, has_others=s.long) for n in range(s.lots())]
    came = Used(
        s.line(LONGEST_TITLE, 2),
        is_new=True,
        is_principle=True,
        recognising=s.many(99, FEWEST_COUNTED),
        has_worked=True,
        passed=s.many(99, FEWEST_COUNTED),
    )
    inputs = [InputUsed(s.circle().name, NOW, 2, count) for count in (0, 1, s.many(99))]
    return News(NOW, [came, *many, few], NOW, inputs)


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
        "Wat er kwam van wat je gaf",
        "What came of what you gave",
        lambda s: {"news": _news(s), "zone": s.zone},
    ),
    Case(
        news_modal,
        "Alles wat er van kwam",
        "Everything that came of it",
        lambda s: {"news": _news(s), "zone": s.zone, "page": 1},
    ),
    Case(
        news_modal,
        "Wat anderen gebruikten, is er niet meer",
        "What others used is gone",
        lambda s: {"news": None, "zone": s.zone},
    ),
    Case(
        news_message,
        "Wat er kwam van wat je gaf, uitgezet",
        "What came of what you gave, stopped",
        lambda s: {"news": None, "zone": s.zone},
    ),
)
