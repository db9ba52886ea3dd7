"""What Slack makes of typed words, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.manifest import manifest
from bot.sandbox.typed import escaped, linked
from bot.slack.base.typed import as_typed, mentioned
from bot.texts import texts_for

NL, EN = texts_for("nl"), texts_for("en")
NAMES = {"U0BRAM": "Bram Jansen"}
words = st.lists(
    st.one_of(st.text(), st.sampled_from("<>&|@#!")) | st.just("&amp;lt;<@U1|x>")
).map("".join)


@given(words)
def test_escaping_and_back_is_what_was_typed(text: str) -> None:
    assert as_typed(escaped(text), NL) == text


@given(
    st.lists(
        st.sampled_from(
            (
                "duurzaamdoor.nl",
                "R&D",
                "piet@gemeente.nl",
                "https://x.nl/a?b=1&c=<2>",
                "(kring.nl)",
            )
        )
    )
)
def test_addresses_that_slack_recognised_read_as_typed(typed: list[str]) -> None:
    text = " en ".join(typed)

    assert as_typed(linked(escaped(text)), NL) == text


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Zie <http://duurzaamdoor.nl|duurzaamdoor.nl>.", "Zie duurzaamdoor.nl."),
        ("<https://duurzaamdoor.nl/>", "https://duurzaamdoor.nl/"),
        ("<http://DuurzaamDoor.nl/|DuurzaamDoor.nl>", "DuurzaamDoor.nl"),
        ("<https://x.nl/?a=1&amp;b=2>", "https://x.nl/?a=1&b=2"),
        ("<https://x.nl/plan|ons plan>", "ons plan (https://x.nl/plan)"),
        ("<https://kwaad.nl|https://bank.nl>", "https://bank.nl (https://kwaad.nl)"),
        ("<http://x.nl/r%C3%A9%20s|x.nl/ré s>", "x.nl/ré s"),
        ("<mailto:piet@x.nl|piet@x.nl>", "piet@x.nl"),
        ("<mailto:piet@x.nl>", "piet@x.nl"),
        ("<tel:+31612345678|06 12 34 56 78>", "06 12 34 56 78"),
        ("<slack://open?team=T1>", "slack://open?team=T1"),
        ("Vraag het <@U0BRAM>.", "Vraag het @Bram Jansen."),
        ("Vraag het <@U0BRAM|bram>.", "Vraag het @Bram Jansen."),
        ("Vraag het <@U0EVA|eva>.", "Vraag het @eva."),
        ("Vraag het <@W0EVA>.", "Vraag het iemand."),
        ("in <#C0KRING|leerkring>", "in #leerkring"),
        ("in <#C0KRING|>", "in een kanaal"),
        ("in <#C0KRING>", "in een kanaal"),
        ("<!here>, <!channel|channel> en <!everyone>", "@here, @channel en @everyone"),
        ("<!subteam^S012|@inkopers>", "@inkopers"),
        ("<!subteam^S012>", "een groep"),
        ("<!date^1772438400^{date}|2 maart 2026>", "2 maart 2026"),
        ("<!date^1772438400^{date}^https://x.nl|2 &lt; 3>", "2 < 3"),
        ("<!date^1772438400^{date}>", "een moment"),
        ("a &lt; b &amp;&amp; c &gt; d &amp;amp; &quot;", "a < b && c > d &amp; &quot;"),
        ("niet < dicht en <3 en <b>", "niet < dicht en <3 en <b>"),
        ("&lt;@U0BRAM&gt;", "<@U0BRAM>"),
        (":wave: *vet* _schuin_ `code`", ":wave: *vet* _schuin_ `code`"),
    ],
)
def test_every_mark_reads_as_its_author_saw_it(sent: str, typed: str) -> None:
    assert as_typed(sent, NL, NAMES) == typed


def test_the_neutral_words_are_in_the_language_of_who_typed() -> None:
    assert as_typed("<@U1> <#C1> <!subteam^S1>", EN) == "somebody a channel a group"


def test_who_is_mentioned() -> None:
    assert mentioned("<@U1> <@U2|x> <@U1> &lt;@U3&gt; <#C1> <!here>") == ["U1", "U2"]


def test_commands_are_escaped_as_messages_are() -> None:
    """Slack does so when it is asked to; else `<a|b>` would be someone's own words."""
    commands = manifest()["features"]["slash_commands"]

    assert [each["should_escape"] for each in commands] == [True]
