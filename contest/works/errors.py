"""What can go wrong with works because of a request, one class a case; sentences are in words.py."""

from contest.errors import NotAllowedNow
from contest.works import words
from core.errors import Conflict, Forbidden, Invalid, NotFound, TooLarge


class WorkNotFound(NotFound):
    sentence = words.WORK_NOT_FOUND


class TeamIsOut(Conflict):
    """A withdrawn, dissolved or disqualified team."""

    sentence = words.TEAM_IS_OUT


class TrackNotFound(NotFound):
    sentence = words.TRACK_NOT_FOUND


class UnknownFormField(Invalid):
    """Facts: field, fields."""

    sentence = words.UNKNOWN_FORM_FIELD


class MalformedFormField(Invalid):
    """Facts: field, a `Text`."""

    sentence = words.MALFORMED_FORM_FIELD


class DraftTooLong(TooLarge):
    """Facts: field (`Text`), maximum."""

    sentence = words.DRAFT_TOO_LONG


class DraftIsNewer(Conflict):
    """Facts: field (`Text`). The text of the other person stays as it is."""

    sentence = words.DRAFT_IS_NEWER


class DraftMovedOn(Conflict):
    sentence = words.DRAFT_MOVED_ON


class WorkIncomplete(Invalid):
    """Facts: count, first (a `Text`); `checking.check_own_work` tells them all."""

    sentence = words.WORK_INCOMPLETE


class NothingToSubmit(Conflict):
    sentence = words.NOTHING_TO_SUBMIT


class LateWithoutDraft(Conflict):
    """Facts: closed_at (Beijing time, as text)."""

    sentence = words.LATE_WITHOUT_DRAFT


class CorrectionOver(Conflict):
    """Facts: closed_at (Beijing time, as text)."""

    sentence = words.CORRECTION_OVER


class WorkIsJudged(NotAllowedNow):
    """A change after the contest: the version that took part is the one that is shown."""

    sentence = words.WORK_IS_JUDGED


class JudgingHasBegun(Conflict):
    sentence = words.JUDGING_HAS_BEGUN


class NotAskedFor(Conflict):
    sentence = words.NOT_ASKED_FOR


class ReceiptNotFound(NotFound):
    sentence = words.RECEIPT_NOT_FOUND


class BadClientToken(Invalid):
    sentence = words.BAD_CLIENT_TOKEN


class AttachmentNotFound(NotFound):
    sentence = words.ATTACHMENT_NOT_FOUND


class AttachmentKindUnknown(Invalid):
    """Facts: kinds."""

    sentence = words.ATTACHMENT_KIND_UNKNOWN


class AttachmentTooLarge(TooLarge):
    """Facts: name, limit_mb."""

    sentence = words.ATTACHMENT_TOO_LARGE


class AttachmentsTooLarge(TooLarge):
    """Facts: limit_mb."""

    sentence = words.ATTACHMENTS_TOO_LARGE


class TooManyAttachments(Conflict):
    """Facts: maximum."""

    sentence = words.TOO_MANY_ATTACHMENTS


class EmptyAttachment(Invalid):
    """Facts: name."""

    sentence = words.EMPTY_ATTACHMENT


class FileKindRefused(Invalid):
    """Facts: name, really, allowed."""

    sentence = words.FILE_KIND_REFUSED


class FileNameLies(Invalid):
    """Facts: name, really, ending."""

    sentence = words.FILE_NAME_LIES


class ActiveContentRefused(Invalid):
    """Facts: name, really."""

    sentence = words.ACTIVE_CONTENT_REFUSED


class PictureUnreadable(Invalid):
    """Facts: name."""

    sentence = words.PICTURE_UNREADABLE


class PictureTooLarge(TooLarge):
    """Facts: name, limit_mp."""

    sentence = words.PICTURE_TOO_LARGE


class MacrosRefused(Invalid):
    """Facts: name."""

    sentence = words.MACROS_REFUSED


class ArchiveUnreadable(Invalid):
    """Facts: name."""

    sentence = words.ARCHIVE_UNREADABLE


class ArchiveTooLarge(TooLarge):
    """Facts: name, limit_mb, entries."""

    sentence = words.ARCHIVE_TOO_LARGE


class ArchiveIsBomb(TooLarge):
    """Facts: name."""

    sentence = words.ARCHIVE_IS_BOMB


class ArchiveNameUnsafe(Invalid):
    """Facts: name, entry."""

    sentence = words.ARCHIVE_NAME_UNSAFE


class ArchiveNested(Invalid):
    """Facts: name, entry."""

    sentence = words.ARCHIVE_NESTED


class FileNotForYou(Forbidden):
    sentence = words.FILE_NOT_FOR_YOU
