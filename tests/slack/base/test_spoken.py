"""The text of a message, for notifications and screen readers, beside its blocks."""

from bot.slack.base.blocks import channel_named, message, quote, say


def test_the_text_of_a_message_names_channels_and_nothing_that_people_wrote() -> None:
    """Slack puts the name in the place of the id; what somebody typed stays as it is."""
    said = message(channel_named("Kanaal", "C0KRING"), quote("<#C0ANDERS>"), say("A & B"))

    assert said.text == "Kanaal: <#C0KRING>\n&lt;#C0ANDERS&gt;\nA &amp; B"
