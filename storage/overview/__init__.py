"""Home, the ledger, status, help, and what is kept about a person."""
