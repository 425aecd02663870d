"""What a client of the CKAN API can do wrong, in the shapes that its libraries tell apart.

Any other error of the portal is answered by its class: NotFound 404, Forbidden 403, the rest 409.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from catalog.ckan import words
from core.errors import Forbidden, Invalid, NotFound, TooLarge


class ActionRefused(Invalid):
    """An error with the `__type` by which clients choose the exception they raise, and the rest of its dict."""

    kind: ClassVar[str]
    sentence = words.VALIDATION_FAILED  # each kind has its own

    def body(self) -> dict[str, Any]:
        """What stands beside `__type` in the answer."""
        raise NotImplementedError


class ValidationFailed(ActionRefused):
    """Values that cannot be used. `fields` is {field: [what is wrong, …]}, or nested as the fields are."""

    kind = "Validation Error"
    status = 409
    sentence = words.VALIDATION_FAILED

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.fields = dict(fields)
        super().__init__(problems="; ".join(f"{name}: {_joined(found)}" for name, found in self.fields.items()))

    def body(self) -> dict[str, Any]:
        return self.fields


class SearchQueryInvalid(ActionRefused):
    """package_search was given a parameter or a query that it does not know. `problem` is said to the client as is."""

    kind = "Search Query Error"
    status = 400
    sentence = words.SEARCH_QUERY_INVALID

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem=problem)

    def body(self) -> dict[str, Any]:
        return {"message": f"Search Query is invalid: {self.problem}"}


class BadSearch(ActionRefused):
    """A well-formed question that cannot be answered."""

    kind = "Search Error"
    status = 409
    sentence = words.BAD_SEARCH

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem=problem)

    def body(self) -> dict[str, Any]:
        return {"message": f"Search error: {self.problem}"}


class BadBody(ActionRefused):
    """A list of objects was wanted and something else came. `data` is what was sent, which the answer repeats."""

    kind = "Integrity Error"
    status = 400
    sentence = words.BAD_BODY

    def __init__(self, problem: str, data: Any) -> None:
        self.problem, self.data = problem, data
        super().__init__(problem=problem)

    def body(self) -> dict[str, Any]:
        return {"message": self.problem, "data": self.data}


class BodyTooLarge(TooLarge):
    """Facts: limit_mb."""

    sentence = words.BODY_TOO_LARGE


class ActionNotFound(NotFound):
    """Facts: name."""

    sentence = words.ACTION_NOT_FOUND


class PackageIsPrivate(Forbidden):
    """Facts: id, as it was asked for."""

    sentence = words.PACKAGE_IS_PRIVATE


class TagNotFound(NotFound):
    """Facts: name."""

    sentence = words.TAG_NOT_FOUND


class VocabularyNotFound(NotFound):
    """Facts: name."""

    sentence = words.VOCABULARY_NOT_FOUND


class OtherUser(Forbidden):
    """No facts."""

    sentence = words.OTHER_USER


def _joined(found: Any) -> str:
    return ", ".join(str(one) for one in found) if isinstance(found, list) else str(found)
