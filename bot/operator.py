"""What the operator says about the pages: how they look, who is responsible for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Operator:
    """Blank for what was not set."""

    accessibility_url: str = ""  # of the accessibility statement
    privacy_url: str = ""
    security_contact: str = ""  # of whoever wants to report a hole: mailto: or https:
    is_indexed: bool = True  # whether search engines may show the public pages
    hsts_subdomains: bool = False
    tokens: Mapping[str, str] = field(default_factory=dict)
