"""Messages: queued as rows, rendered at the moment of sending, sent once."""
