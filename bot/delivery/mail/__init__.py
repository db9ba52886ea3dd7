"""Mail: what it says, its headers, and handing it to a mail server."""
