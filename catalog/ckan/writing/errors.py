"""What can be wrong with who writes and what is written to; what is wrong with values is `ckan.errors`."""

from catalog.ckan.writing import words
from core.errors import Forbidden, NotFound


class WriterTokenNeeded(Forbidden):
    """No facts."""

    sentence = words.TOKEN_NEEDED


class WriterNeeded(Forbidden):
    """No facts."""

    sentence = words.WRITER_NEEDED


class AdministratorTokenNeeded(Forbidden):
    """No facts."""

    sentence = words.ADMINISTRATOR_NEEDED


class OtherOrganization(Forbidden):
    """Facts: name."""

    sentence = words.OTHER_ORGANIZATION


class PublishedAlready(Forbidden):
    """Facts: name."""

    sentence = words.PUBLISHED_ALREADY


class PackageKeptElsewhere(Forbidden):
    """Facts: name."""

    sentence = words.KEPT_ELSEWHERE


class EntryOfTheCity(Forbidden):
    """Facts: name."""

    sentence = words.ENTRY_OF_THE_CITY


class NothingIsPurged(Forbidden):
    """Facts: instead, the action to use."""

    sentence = words.NOTHING_IS_PURGED


class PackageNotFound(NotFound):
    """Facts: id, as it was asked for."""

    sentence = words.PACKAGE_NOT_FOUND


class ResourceUnknown(NotFound):
    """Facts: id."""

    sentence = words.RESOURCE_UNKNOWN


class EntryNotFound(NotFound):
    """Facts: id."""

    sentence = words.ENTRY_NOT_FOUND


class MemberNotFound(NotFound):
    """Facts: id."""

    sentence = words.NO_SUCH_ACCOUNT
