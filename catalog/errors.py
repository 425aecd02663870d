"""What can go wrong in the catalogue because of a request or a file, one class a case; sentences are in words.py."""

from catalog import words
from core.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge, Unavailable
from core.words import Text


class DatasetNotFound(NotFound):
    """Facts: id, as it was asked for."""

    sentence = words.DATASET_NOT_FOUND


class ResourceNotFound(NotFound):
    """Facts: dataset, name, names."""

    sentence = words.RESOURCE_NOT_FOUND


class VersionNotFound(NotFound):
    """Facts: resource, number, numbers."""

    sentence = words.VERSION_NOT_FOUND


class DatasetClosed(Forbidden):
    """Facts: title and reason, both `Text`."""

    sentence = words.DATASET_CLOSED


class UnknownColumn(Invalid):
    """Facts: column, columns."""

    sentence = words.UNKNOWN_COLUMN


class UnknownOperator(Invalid):
    """Facts: column, operator, operators."""

    sentence = words.UNKNOWN_OPERATOR


class BadValue(Invalid):
    """Facts: column, value, expected (a `Text`: “一个数”, “a number”)."""

    sentence = words.BAD_VALUE


class BadSort(Invalid):
    """Facts: sort, columns."""

    sentence = words.BAD_SORT


class BadMeasure(Invalid):
    """Facts: measure, functions."""

    sentence = words.BAD_MEASURE


class QueryTooLong(Invalid):
    """Facts: length, limit, in characters."""

    sentence = words.QUERY_TOO_LONG


class QueryTooSlow(Unavailable):
    """Facts: seconds, the limit."""

    sentence = words.QUERY_TOO_SLOW


class QueryTooBig(Unavailable):
    """The question needs more memory than the rows are given. No facts."""

    sentence = words.QUERY_TOO_BIG


class TooManyParts(Invalid):
    """Facts: part (a `Text`: “筛选条件”, “filters”), limit, count."""

    sentence = words.TOO_MANY_PARTS


class UnknownChoice(Invalid):
    """A parameter of a download that takes one of a few words. Facts: parameter, value, values."""

    sentence = words.UNKNOWN_CHOICE


class CellTooLong(TooLarge):
    """Facts: format, column, row, limit (characters)."""

    sentence = words.CELL_TOO_LONG


class NothingPublished(NotFound):
    """A dataset or resource without a version. Facts: title (a `Text`)."""

    sentence = words.NOTHING_PUBLISHED


class UnknownFormat(NotFound):
    """Facts: format, formats."""

    sentence = words.UNKNOWN_FORMAT


class TooManyRows(TooLarge):
    """Facts: format, limit, rows."""

    sentence = words.TOO_MANY_ROWS


class NoCoordinates(Invalid):
    """Facts: resource."""

    sentence = words.NO_COORDINATES


class PackageInvalid(Invalid):
    """A data package that cannot be published. Facts: file, field, fix (a `Text`: what to change)."""

    sentence = words.PACKAGE_INVALID

    def __init__(self, *, file: str, field: str, fix: Text) -> None:
        self.file, self.field, self.fix = file, field, fix
        super().__init__(file=file, field=field, fix=fix)


class CityInvalid(Invalid):
    """A file that describes the city cannot be used. Facts: file, field, fix (a `Text`)."""

    sentence = words.CITY_INVALID

    def __init__(self, *, file: str, field: str, fix: Text) -> None:
        self.file, self.field, self.fix = file, field, fix
        super().__init__(file=file, field=field, fix=fix)


class OriginalMissing(NotFound):
    """Facts: name, key."""

    sentence = words.ORIGINAL_MISSING


class DatasetKeptElsewhere(Conflict):
    """Facts: slug."""

    sentence = words.DATASET_KEPT_ELSEWHERE
