"""What can go wrong with people because of a request, one class a case; sentences are in words.py."""

from core.errors import Forbidden
from core.people import words


class RoleNeeded(Forbidden):
    """Facts: role, a `Text`."""

    sentence = words.ROLE_NEEDED
