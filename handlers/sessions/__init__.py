"""Before, during and after one session."""
