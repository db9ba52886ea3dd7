"""Pure: is a message to the bot a question to search for, or may it be an answer?"""

FEWEST_WORDS = 6  # fewer are words to search for
LONGEST_QUESTION = 14  # words; who tells something longer is not asking, however it begins
ASKING = frozenset(
    {
        *("hoe", "wat", "waarom", "wie", "waar", "wanneer", "welke", "welk", "waarmee"),
        *("kan", "kun", "kunnen", "mag", "mogen", "moet", "moeten", "is", "zijn", "heeft"),
        *("heb", "hebben", "bestaat", "bestaan", "weet", "zoek", "zoeken"),
        *("how", "what", "why", "who", "where", "when", "which", "can", "could", "may"),
        *("should", "are", "does", "do", "did", "has", "have", "find", "search"),
    }
)


def may_be_answer(text: str) -> bool:
    """Long enough to tell something, and not put as a question."""
    words = text.split()
    return len(words) >= FEWEST_WORDS and not _is_question(text, words)


def _is_question(text: str, words: list[str]) -> bool:
    if text.rstrip().endswith("?"):
        return True
    begins = words[0].strip("\"'‘“(").lower() in ASKING
    return begins and len(words) <= LONGEST_QUESTION and "." not in text
