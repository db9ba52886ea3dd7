"""What the command line does; each module is imported when one of its commands runs."""
