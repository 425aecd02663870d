"""A dataset's address asked for by a program that reads RDF: which notation it wants."""

from catalog.describe.rdf import NOTATIONS

_EXTENSIONS = {NOTATIONS[extension].media_type: extension for extension in ("ttl", "rdf", "jsonld", "n3")}


def wanted_notation(accept: str) -> str | None:
    """The file extension of the notation that the client likes best; None for a browser or one that takes anything.

    >>> wanted_notation("text/turtle"), wanted_notation("application/rdf+xml;q=0.5, application/ld+json")
    ('ttl', 'jsonld')
    >>> wanted_notation("text/html,application/xhtml+xml,*/*;q=0.8"), wanted_notation("")
    (None, None)
    """
    liked = [(_quality(parameters), kind.strip().lower()) for kind, _, parameters in _parts(accept)]
    best = max(liked, key=lambda one: one[0], default=(0.0, ""))  # the first of equals
    return _EXTENSIONS.get(best[1]) if best[0] > 0 else None


def _parts(accept: str) -> list[tuple[str, str, str]]:
    return [part.partition(";") for part in accept.split(",")]


def _quality(parameters: str) -> float:
    for one in parameters.split(";"):
        name, _, value = one.strip().partition("=")
        if name == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
