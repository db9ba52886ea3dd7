"""About insights and editions."""
