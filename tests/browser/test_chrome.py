"""Around the bot's words stands what Slack says, and Slack has no Dutch."""

from playwright.sync_api import expect

from bot.demo.town import Town
from tests.browser.visitor import Visitor


def test_slack_s_own_words_are_english_on_a_dutch_page(town: Town, visitor: Visitor) -> None:
    visitor.opens(town.sandbox.url)
    visitor.skips_the_tour()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "nl")
    visitor.becomes("Lotte Fennema")
    visitor.goes_to("Messages")

    visitor.types("/leerkring help")
    visitor.sees("Only visible to you")
    visitor.sees("Wat kan Leerkring?")

    visitor.types("/leerkring instellingen")
    expect(visitor.form.get_by_text("(optional)").first).to_be_visible()
    visitor.sees("Werkdagen", visitor.form)
