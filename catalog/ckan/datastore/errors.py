"""What can be wrong with a table that a program names; what is wrong with values is `ckan.errors.ValidationFailed`."""

from catalog.ckan.datastore import words
from core.errors import Forbidden, NotFound


class TableUnknown(NotFound):
    """Facts: id."""

    sentence = words.TABLE_UNKNOWN


class TableIsPrivate(Forbidden):
    """Facts: id."""

    sentence = words.TABLE_IS_PRIVATE
