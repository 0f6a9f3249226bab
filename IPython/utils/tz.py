"""``IPython.utils.tz``: dates that know they are UTC (a name of old)."""
from __future__ import absolute_import, unicode_literals

from datetime import datetime, timedelta, tzinfo

ZERO = timedelta(0)


class tzUTC(tzinfo):
    """Coordinated universal time."""

    def utcoffset(self, d):
        """Return no difference, in summer and in winter."""
        return ZERO

    dst = utcoffset


UTC = tzUTC()


def utc_aware(unaware):
    """Return a function like ``unaware``, whose dates know that they are UTC."""
    def aware(*args, **kwargs):
        return unaware(*args, **kwargs).replace(tzinfo=UTC)
    return aware


def _now():
    return datetime.now(UTC)


def _from_timestamp(seconds):
    return datetime.fromtimestamp(seconds, UTC)


utcnow, utcfromtimestamp = utc_aware(_now), utc_aware(_from_timestamp)
