"""Pure: mail addresses as people type them. Nothing is looked up: no request waits for DNS."""

from email_validator import EmailNotValidError, validate_email

LONGEST_ADDRESS = 254  # characters (RFC 5321)


def read_address(typed: str) -> str:
    """One mailbox, without a name around it; its domain as mail servers write it.

    Raises:
        ValueError: it is none, or letters before the @ that not every server takes.
    """
    if len(typed) > LONGEST_ADDRESS:
        raise ValueError("too long")
    try:
        found = validate_email(
            typed.strip(), check_deliverability=False, allow_smtputf8=False, strict=True
        )
    except EmailNotValidError:
        raise ValueError("not a mail address") from None
    return str(found.ascii_email)


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]
