"""The states of a judge and of an assignment, and the acts between them."""

from contest.judging import words
from contest.transitions import Machine

JUDGE = Machine(
    thing=words.JUDGE,
    statuses=words.JUDGE_STATUSES,
    acts=words.JUDGE_ACTS,
    moves={
        ("invited", "invite"): "invited",  # a new link, which ends the old one
        ("declined", "invite"): "invited",
        ("invited", "accept"): "active",
        ("invited", "decline"): "declined",
        ("active", "complete"): "completed",
        ("completed", "resume"): "active",
        ("invited", "remove"): "removed",
        ("active", "remove"): "removed",
        ("completed", "remove"): "removed",
    },
)

ASSIGNMENT = Machine(
    thing=words.ASSIGNMENT,
    statuses=words.ASSIGNMENT_STATUSES,
    acts=words.ASSIGNMENT_ACTS,
    moves={
        ("offered", "save"): "in_progress",
        ("in_progress", "save"): "in_progress",
        ("reopened", "save"): "reopened",
        ("offered", "submit"): "submitted",
        ("in_progress", "submit"): "submitted",
        ("reopened", "submit"): "submitted",
        ("submitted", "reopen"): "reopened",
        ("offered", "recuse"): "recused",
        ("in_progress", "recuse"): "recused",
        ("reopened", "recuse"): "recused",
        ("submitted", "recuse"): "recused",
        ("offered", "void"): "void",
        ("in_progress", "void"): "void",
        ("reopened", "void"): "void",
        ("submitted", "void"): "void",
    },
)

LIVE = ("offered", "in_progress", "submitted", "reopened")  # neither void nor recused: the judge still sees it
UNSENT = ("offered", "in_progress", "reopened")
