"""What the last form brought, read from the address: a short code becomes its sentence, anything else nothing."""

from html import escape

import streamlit as st

from core.mail.errors import BadAddress
from core.people import errors
from core.words import Lang, Text
from web.ui.account import words
from web.ui.state import query_value

_REFUSALS = (
    errors.AboutTooLong,
    errors.AddressNotFree,
    errors.BadAffiliation,
    errors.BadName,
    errors.BadTokenName,
    errors.LastAdministrator,
    errors.LinkNotValid,
    errors.NotConfirmed,
    errors.PasswordIsAddress,
    errors.PasswordTooCommon,
    errors.PasswordTooLong,
    errors.PasswordTooShort,
    errors.SignInFailed,
    errors.SignInNeeded,
    errors.TermsNeeded,
    errors.TokenNotFound,
    errors.TooManyTokens,
    errors.WrongPassword,
)
PROBLEMS: dict[str, Text] = {
    **{error.code(): error.sentence for error in _REFUSALS},
    BadAddress.code(): words.BAD_ADDRESS,  # without the address: it stands in no URL
    "not_sure": words.NOT_SURE,
}


def show_notices(lang: Lang, *, is_wide: bool = False) -> None:
    """Good or bad news above the form; `is_wide` where the page is more than one narrow form."""
    width = "" if is_wide else "ac-notice"
    problem, done = PROBLEMS.get(query_value("problem")), words.DONE.get(query_value("done"))
    if problem is not None:
        st.html(f'<p class="sy-note sy-note-amber {width}" role="alert">{escape(problem.say(lang))}</p>')
    elif done is not None:
        st.html(f'<p class="sy-note sy-note-green {width}" role="status">{escape(done.say(lang))}</p>')
