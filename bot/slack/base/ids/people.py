AWAY_END = "away.end"
AWAY_UNTIL = "away.until"  # and which day

SETTINGS = "settings"  # form
SETTINGS_OPEN = "settings.open"

LANGUAGE_CHOOSE = "language.choose"
