"""From rows to the agenda, and from what is due to the outbox."""
