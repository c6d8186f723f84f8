"""What somebody without an account may do how often: counted by address, in the cache."""

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

_HOUR = 3600


def take_turn(request: HttpRequest, *, what: str, an_hour: int) -> bool:
    """Count one more of ``what`` from this address; False when it had its turns for this hour."""
    # As allauth counts tries: it knows which proxies to believe. Hashed: no address is kept.
    sender = hashlib.sha256(get_adapter(request).get_client_ip(request).encode()).hexdigest()
    key = f"{what}.{sender}"
    cache.add(key, 0, _HOUR)
    try:
        return cache.incr(key) <= an_hour
    except ValueError:  # the hour ended between these two lines
        return True
