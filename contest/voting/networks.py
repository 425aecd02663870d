"""Where a ballot came from, blurred: enough to see that many came from one place, not to find the person."""

import hmac
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from contest.voting.errors import PollNotFound
from core.state import State, Transaction

_SEED = "SELECT seed FROM poll WHERE id = ?"
_HASH_LENGTH = 32  # hexadecimal digits kept: 128 bits
_PREFIX = {4: 24, 6: 48}


def blurred_network(address: str, secret: bytes) -> str:
    """A keyed hash of the /24 (or, for IPv6, the /48) of an address; '' for what is no address.

    >>> blurred_network("203.0.113.7", b"s") == blurred_network("203.0.113.200", b"s")
    True
    >>> blurred_network("203.0.113.7", b"s") == blurred_network("203.0.114.7", b"s")
    False
    """
    try:
        parsed = ip_address(address.strip().partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    network = ip_network(f"{parsed}/{_PREFIX[parsed.version]}", strict=False)
    return keyed_hash(str(network), secret)


def keyed_hash(text: str, secret: bytes) -> str:
    return hmac.new(secret, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:_HASH_LENGTH]


def ballot_marks(tx: Transaction | State, poll_id: str, *, address: str, user_agent: str) -> tuple[str, str]:
    """(network, agent) for `cast_ballot`; the key is this poll's own, so that polls cannot be compared.

    Raises PollNotFound.
    """
    found = tx.row(_SEED, (poll_id,))
    if found is None:
        raise PollNotFound()
    secret = sha256(f"network:{found[0]}".encode()).digest()
    return blurred_network(address, secret), keyed_hash(user_agent, secret)
