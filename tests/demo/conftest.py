"""What the tests of the demo begin from."""

from tests.pasts import past, pasts

__all__ = ["past", "pasts"]
