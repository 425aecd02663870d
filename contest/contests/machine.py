"""The states of a contest. Its phases are computed from the clock and are no part of this."""

from contest.contests.words import STATUSES
from contest.transitions import Machine
from core.words import Text

CONTEST = Machine(
    thing=Text("大赛", "The contest"),
    statuses=STATUSES,
    acts={
        "publish": Text("发布", "publish it"),
        "archive": Text("归档", "archive it"),
        "cancel": Text("取消", "cancel it"),
        "drop": Text("放弃草稿", "drop it as a draft"),
    },
    moves={
        ("draft", "publish"): "published",
        ("published", "archive"): "archived",
        ("draft", "drop"): "cancelled",
        ("published", "cancel"): "cancelled",
    },
)
