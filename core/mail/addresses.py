"""Mail addresses: one spelling for each mailbox, and nothing that could add a header to a mail."""

import re
import unicodedata

from core.mail.errors import BadAddress

_LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the two angle brackets
_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def as_address(text: str) -> str:
    """The address in the one spelling under which it is kept: small letters, the domain in ASCII.

    Raises BadAddress for what no mail server takes. Case is dropped before the @ too: no provider
    tells mailboxes apart by it, and two accounts of one mailbox would.

    >>> as_address(" Zhang.San@School.Example ")
    'zhang.san@school.example'
    >>> as_address("zhang@沈阳.example")
    'zhang@xn--guww20g.example'
    """
    local, at, domain = unicodedata.normalize("NFKC", text).strip().lower().rpartition("@")
    address = f"{local}@{_as_ascii(domain)}"
    if not at or len(address) > _LONGEST or len(local) > 64 or not _LOCAL.fullmatch(local) or not _is_domain(address):
        raise BadAddress(address=_shown(text))
    return address


def domain_of(address: str) -> str:
    """
    >>> domain_of("zhang@school.example")
    'school.example'
    """
    return address.rpartition("@")[2]


def _as_ascii(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return ""


def _is_domain(address: str) -> bool:
    labels = domain_of(address).split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)


def _shown(text: str) -> str:
    """The address for a sentence: one line, not too long."""
    return "".join(c if c.isprintable() else " " for c in text.strip())[:80]
