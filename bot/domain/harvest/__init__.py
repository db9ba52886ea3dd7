"""From what people wrote to cards: the harvest, groups of what is alike, and notes."""
