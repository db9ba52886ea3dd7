"""Stories with more of a thing than Slack shows at once: the whole can always be reached."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.sandbox.people import Form, Person
from storage.models import (
    Base,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    Membership,
    ReleaseLevel,
    Role,
)
from tests.flows.conftest import World

COUNT = 130  # more than a menu, a form and a message hold
