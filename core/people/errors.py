"""What can go wrong with people because of a request, one class a case; sentences are in words.py."""

from core.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable
from core.people import words


class RoleNeeded(Forbidden):
    """Facts: role, a `Text`."""

    sentence = words.ROLE_NEEDED


class NoSuchRole(Invalid):
    """Facts: role, scope, as they were asked for."""

    sentence = words.NO_SUCH_ROLE


class RolesExclude(Conflict):
    """Facts: role, other, each a `Text`."""

    sentence = words.ROLES_EXCLUDE


class LastAdministrator(Conflict):
    sentence = words.LAST_ADMINISTRATOR


class AccountNotFound(NotFound):
    sentence = words.ACCOUNT_NOT_FOUND


class PasswordTooShort(Invalid):
    sentence = words.PASSWORD_TOO_SHORT


class PasswordTooLong(Invalid):
    sentence = words.PASSWORD_TOO_LONG


class PasswordTooCommon(Invalid):
    sentence = words.PASSWORD_TOO_COMMON


class PasswordIsAddress(Invalid):
    sentence = words.PASSWORD_IS_ADDRESS


class SignInFailed(Forbidden):
    """No facts: whether it was the address or the password is not told."""

    status = 401
    sentence = words.SIGN_IN_FAILED


class SignInNeeded(Forbidden):
    status = 401
    sentence = words.SIGN_IN_NEEDED


class WrongPassword(Forbidden):
    sentence = words.WRONG_PASSWORD


class NotConfirmed(Forbidden):
    """Only who knows the password is told."""

    sentence = words.NOT_CONFIRMED


class LinkNotValid(Invalid):
    sentence = words.LINK_NOT_VALID


class TooManyAttempts(Unavailable):
    """Facts: minutes, until the next attempt counts; retry_after_s, the same in seconds."""

    status = 429
    sentence = words.TOO_MANY_ATTEMPTS


class TooBusy(Unavailable):
    sentence = words.TOO_BUSY


class BadName(Invalid):
    sentence = words.BAD_NAME


class BadAffiliation(Invalid):
    sentence = words.BAD_AFFILIATION


class AboutTooLong(Invalid):
    sentence = words.ABOUT_TOO_LONG


class AddressNotFree(Conflict):
    sentence = words.ADDRESS_NOT_FREE


class TermsNeeded(Invalid):
    sentence = words.TERMS_NEEDED


class TokenNotFound(NotFound):
    sentence = words.TOKEN_NOT_FOUND


class TooManyTokens(Conflict):
    sentence = words.TOO_MANY_TOKENS


class BadTokenName(Invalid):
    sentence = words.BAD_TOKEN_NAME


class OutsideAddressNeeded(Forbidden):
    sentence = words.OUTSIDE_ADDRESS_NEEDED
