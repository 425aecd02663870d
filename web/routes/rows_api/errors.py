"""What can go wrong with a request to the API before it reaches the catalogue."""

from core.errors import Invalid, NotFound
from web.routes.rows_api import words


class UnknownParameter(Invalid):
    """Facts: parameter, parameters."""

    sentence = words.UNKNOWN_PARAMETER


class UnknownValue(Invalid):
    """Facts: parameter, value, values."""

    sentence = words.UNKNOWN_VALUE


class ApiAddressNotFound(NotFound):
    """Facts: path, document."""

    sentence = words.ADDRESS_NOT_FOUND


class TooManyRequests(Invalid):
    """Facts: quota, window_s, retry_after_s."""

    status = 429
    sentence = words.TOO_MANY_REQUESTS
