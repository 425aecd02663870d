"""Which two roles one person may not hold together: who judges, runs and watches a contest are different people."""

# Each pair stands for both orders, where the scopes overlap: the same scope, or one of them the whole portal.
INCOMPATIBLE: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("organiser", "judge"),
        ("organiser", "auditor"),
        ("judge", "auditor"),
        ("administrator", "organiser"),
        ("administrator", "judge"),
        ("administrator", "auditor"),
    )
)
PORTAL = ""


def overlap(scope: str, other: str) -> bool:
    """
    >>> overlap("contest:a", ""), overlap("contest:a", "contest:a"), overlap("contest:a", "contest:b")
    (True, True, False)
    """
    return scope == other or PORTAL in (scope, other)


def may_be_together(role: str, scope: str, other: str, other_scope: str) -> bool:
    """
    >>> may_be_together("judge", "contest:a", "organiser", "contest:a")
    False
    >>> may_be_together("judge", "contest:a", "organiser", "contest:b")
    True
    """
    return frozenset((role, other)) not in INCOMPATIBLE or not overlap(scope, other_scope)
