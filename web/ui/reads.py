"""What the pages read, and how long it is kept: the only cache of page reads."""

from catalog.city import City
from web.portal import get_portal


def city() -> City:
    return get_portal().catalogue.city


def is_demo() -> bool:
    return get_portal().settings.is_demo
