"""The SDK's objects are written in a way of our own that is faster, and says the same."""

from importlib.util import find_spec, module_from_spec

import pytest
from slack_sdk.models import basic_objects

from bot.demo import gallery
from bot.slack.base.blocks import write_by_class


def sdks_own() -> type[basic_objects.JsonObject]:
    """As it is installed, whatever was done to the one in use."""
    spec = find_spec(basic_objects.__name__)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    kind: type[basic_objects.JsonObject] = module.JsonObject
    return kind


# Between them: menus, fields, rich text in bold, and buttons that ask once more.
@pytest.mark.parametrize("subject", ["reflections", "members", "search"])
def test_what_is_written_is_what_the_sdk_would_write(
    subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_by_class()
    ours = [each.made for each in gallery.pieces(subjects=[subject], languages=["nl"])]

    for name in ("validate_json", "get_non_null_attributes"):
        monkeypatch.setattr(basic_objects.JsonObject, name, getattr(sdks_own(), name))
    theirs = [each.made for each in gallery.pieces(subjects=[subject], languages=["nl"])]
    assert ours == theirs
