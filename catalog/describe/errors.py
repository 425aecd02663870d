"""What can go wrong when descriptions of the catalogue are asked for; sentences are in words.py."""

from catalog.describe import words
from core.errors import Invalid, NotFound


class PageNotFound(NotFound):
    """Facts: page, as it was asked for; pages, how many there are."""

    sentence = words.PAGE_NOT_FOUND


class BadTimestamp(Invalid):
    """Facts: parameter, value."""

    sentence = words.BAD_TIMESTAMP


class FeedNotFound(NotFound):
    """Facts: kind (a `Text`: “主题”, “theme”), id."""

    sentence = words.FEED_NOT_FOUND
