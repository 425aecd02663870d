"""Passwords: what is asked of them, and how they are kept (argon2id, RFC 9106)."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from core.mail.addresses import domain_of
from core.people.errors import PasswordIsAddress, PasswordTooCommon, PasswordTooLong, PasswordTooShort, TooBusy

SHORTEST, LONGEST = 8, 1024  # characters; NIST SP 800-63B asks for 8 and for no rules about kinds of characters
_AT_ONCE = 2  # each takes 64 MB and a tenth of a second of every core
_WAIT_S = 8.0  # for a turn: longer than this, a visitor has gone

_HASHER = PasswordHasher()
_TURNS = BoundedSemaphore(_AT_ONCE)

# The most common of those with 8 characters or more that leaks have shown, and what this portal suggests.
_COMMON = frozenset(
    """
    12345678 123456789 1234567890 12345678910 0123456789 987654321 87654321 0987654321 123123123 1q2w3e4r 1q2w3e4r5t
    1qaz2wsx 1qazxsw2 11111111 111111111 1111111111 00000000 0000000000 88888888 66666666 99999999 12341234 11223344
    112233445566 123321123 147258369 789456123 741852963 135792468 password password1 password12 password123
    passw0rd p@ssw0rd p@ssword qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123
    abcd1234 abc12345 abcdefgh abcdefg1 a1234567 a12345678 a123456789 aa123456 aa12345678 aaaaaaaa abc123456 abcdefghi
    iloveyou iloveyou1 iloveyou2 woaini520 woaini1314 5201314520 52013145 sunshine princess football baseball superman
    michael1 jennifer computer internet whatever trustno1 starwars letmein1 letmein123 welcome1 welcome123 admin123
    admin1234 admin12345 administrator administrator1 changeme changeme1 changeme123 default1 dragon123 monkey123
    shadow123 master123 testtest test1234 test12345 testing1 guest123 root1234 user1234 login123 secret123 qazwsxedc
    1234qwer qwer1234 asdf1234 zxcv1234 q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 asdasdasd qweasdzxc 1q2w3e4r5t6y
    shenyang shenyang1 shenyang123 shenyang2025 shenyang2026 liaoning liaoning123 opendata opendata1 opendata123
    zhongguo woaizhongguo zhangsan wangwang nihao123 nihaonihao 13800138000 12121212 10101010 20202020 31415926
    """.split()
)


def check_password(password: str, address: str) -> None:
    """Raises PasswordTooShort, PasswordTooLong, PasswordIsAddress or PasswordTooCommon."""
    plain = normal(password)
    if len(plain) < SHORTEST:
        raise PasswordTooShort()
    if len(plain) > LONGEST:
        raise PasswordTooLong()
    simple = plain.casefold().strip()
    if simple in (address, address.removesuffix(f"@{domain_of(address)}")):
        raise PasswordIsAddress()
    if simple in _COMMON or len(set(simple)) < 3:
        raise PasswordTooCommon()


def normal(password: str) -> str:
    """One form for the same characters typed on different keyboards."""
    return unicodedata.normalize("NFKC", password)


def hash_password(password: str) -> str:
    """Takes a tenth of a second: outside of transactions. Raises TooBusy."""
    with _turn():
        return _HASHER.hash(_bytes(password))


def is_password(password: str, password_hash: str | None) -> bool:
    """Whether it is the password. Without a hash the same work is done, so that time tells nothing. Raises TooBusy."""
    if len(password) > LONGEST:
        password = ""  # never set, and not worth the hashing
    with _turn():
        try:
            return _HASHER.verify(password_hash or _dummy_hash(), _bytes(password)) and password_hash is not None
        except (VerificationError, InvalidHashError):
            return False


def _bytes(password: str) -> bytes:
    return normal(password).encode("utf-8", "surrogatepass")


@contextmanager
def _turn() -> Iterator[None]:
    if not _TURNS.acquire(timeout=_WAIT_S):
        raise TooBusy()
    try:
        yield
    finally:
        _TURNS.release()


_dummies: dict[PasswordHasher, str] = {}


def _dummy_hash() -> str:
    """A hash that is nobody's, of the same cost as real ones."""
    if _HASHER not in _dummies:
        _dummies[_HASHER] = _HASHER.hash(b"nobody's password")
    return _dummies[_HASHER]
