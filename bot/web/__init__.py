"""Pages for people outside Slack."""
