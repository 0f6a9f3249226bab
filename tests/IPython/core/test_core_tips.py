"""The tip under the banner."""
from __future__ import absolute_import, unicode_literals

import datetime

import pytest

from IPython.core import tips


class _Clock(object):
    def __init__(self, *day):
        self.day = datetime.datetime(*day)

    def now(self):
        return self.day


@pytest.fixture
def on(monkeypatch):
    return lambda *day: monkeypatch.setattr(tips, "datetime", _Clock(*day))


def test_a_day_may_have_a_tip_of_its_own(on):
    on(2026, 1, 1)
    assert tips.pick_tip() == "Happy new year!"


def test_any_tip_on_other_days(on):
    on(2026, 6, 15)
    assert tips.pick_tip() in tips._tips["random"]


def test_consoles_of_windows_get_ascii(monkeypatch):
    monkeypatch.setattr(tips.os, "name", "nt")
    here = tips._tips_here()
    assert (1, 1) in here["every_year"]
    assert all(tips._is_ascii(tip) for tip in here["random"] + list(here["every_year"].values()))
