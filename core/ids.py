"""Names that nobody can guess: ids of records, and secrets that are mailed or kept in a cookie."""

from hashlib import sha256
from secrets import token_urlsafe
from uuid import uuid4


def new_id() -> str:
    return uuid4().hex


def new_secret() -> str:
    """256 bits for a link, a cookie or a token. State keeps only its `secret_hash`."""
    return token_urlsafe(32)


def secret_hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
