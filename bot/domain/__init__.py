"""The rules of a learning circle: no Slack, no clock, no wording."""
