"""The small vocabulary that insights are filed under.

The first five are the transition agendas of the Dutch circular economy programme; the
others are the means that circles keep running into. Texts name them: `theme-<key>`.
"""

THEMES = (
    "construction",
    "plastics",
    "food",
    "manufacturing",
    "consumer-goods",
    "procurement",
    "rules",
    "cooperation",
    "funding",
)
