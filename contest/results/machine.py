"""The states of a result, an appeal and a certificate, and what leads from one to another."""

from contest.results import words
from contest.transitions import Machine

RESULT = Machine(
    thing=words.RESULT,
    statuses=words.RESULT_STATUSES,
    acts=words.RESULT_ACTS,
    moves={
        ("computed", "release"): "provisional",
        ("provisional", "notify"): "publicity",
        ("provisional", "promote"): "final",  # of a stage that another one follows
        ("publicity", "finalise"): "final",
        ("computed", "supersede"): "superseded",
        ("provisional", "supersede"): "superseded",
        ("publicity", "supersede"): "superseded",
        ("final", "supersede"): "superseded",
    },
)

# Ways of deciding an appeal that was accepted for decision: {outcome: act}.
OUTCOMES = {"upheld": "uphold", "partly_upheld": "uphold_in_part", "dismissed": "dismiss"}

APPEAL = Machine(
    thing=words.APPEAL,
    statuses=words.APPEAL_STATUSES,
    acts=words.APPEAL_ACTS,
    moves={
        ("filed", "accept"): "accepted",
        ("filed", "refuse"): "inadmissible",
        ("filed", "withdraw"): "withdrawn",
        ("accepted", "withdraw"): "withdrawn",
        ("accepted", "uphold"): "upheld",
        ("accepted", "uphold_in_part"): "partly_upheld",
        ("accepted", "dismiss"): "dismissed",
    },
)

CERTIFICATE = Machine(
    thing=words.CERTIFICATE,
    statuses=words.CERTIFICATE_STATUSES,
    acts=words.CERTIFICATE_ACTS,
    moves={("issued", "revoke"): "revoked"},
)

PUBLIC = ("publicity", "final")  # statuses in which anybody may read a run
OPEN_APPEALS = ("filed", "accepted")
