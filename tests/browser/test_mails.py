"""Every kind of mail in a browser: no barrier, in the light, in the dark and on a phone."""

from collections.abc import Mapping

import pytest

from tests.browser.mails import every_mail
from tests.browser.visitor import Visitor


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return every_mail(tmp_path_factory.mktemp("mails"))


@pytest.mark.parametrize(("colours", "width"), [("light", 600), ("dark", 320)])
def test_no_mail_has_a_barrier(
    mails: Mapping[str, str], visitor: Visitor, colours: str, width: int
) -> None:
    visitor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visitor.page.set_viewport_size({"width": width, "height": 800})

    for name, html in mails.items():
        visitor.page.set_content(html)
        assert visitor.barriers() == [], name
        assert visitor.width_to_scroll <= 0, name
