"""Pure: when a text without a name may be called nameless.

Below four people who could have written it, a reader guesses. Then nothing claims that nobody
can tell, and whoever lets the text go hears so first. Nothing that is shown of nameless texts
says how many there are, how many wrote, or when a person wrote: there is nothing to subtract.
"""

CROWD = 4  # people who could have written it


def is_crowd(people: int) -> bool:
    return people >= CROWD
