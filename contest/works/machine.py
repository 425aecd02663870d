"""The states of a work, from the first draft to the award: one table for teams, screening, judging and results.

The clock closes, lapses and expires; everything else is somebody's act. `restore` undoes a rejection, or leads a
disqualified work back to where it stood (contest/works/moving.py keeps that status beside the row).
"""

from contest.transitions import Machine
from core.words import Text

STATUSES = {
    "draft": Text("草稿", "Draft"),
    "submitted": Text("已提交", "Submitted"),
    "withdrawn": Text("已撤回", "Withdrawn"),
    "lapsed": Text("未提交（已过期）", "Lapsed, never submitted"),
    "locked": Text("已截止，待初审", "Closed, to be screened"),
    "passed": Text("初审通过", "Passed screening"),
    "returned": Text("退回补正", "Returned for correction"),
    "rejected": Text("初审不通过", "Rejected at screening"),
    "in_review": Text("评审中", "Being reviewed"),
    "reviewed": Text("已评审", "Reviewed"),
    "shortlisted": Text("入围", "Shortlisted"),
    "eliminated": Text("未晋级", "Not promoted"),
    "finalist": Text("入围未获奖", "Finalist"),
    "awarded": Text("获奖", "Awarded"),
    "disqualified": Text("取消资格", "Disqualified"),
}
ACTS = {
    "submit": Text("提交", "submit it"),
    "edit": Text("修改", "change it"),
    "withdraw": Text("撤回", "withdraw it"),
    "take_back": Text("恢复提交", "take the withdrawal back"),
    "ask_release": Text("申请撤回", "ask for its withdrawal"),
    "release": Text("同意撤回", "agree to its withdrawal"),
    "lapse": Text("过期", "let it lapse"),
    "close": Text("截止", "close it"),
    "reopen": Text("随截止时间延后重新开放", "open it again with a later deadline"),
    "expire": Text("结束补正", "end the correction"),
    "pass": Text("初审通过", "pass it"),
    "return": Text("退回补正", "return it for correction"),
    "reject": Text("初审不予通过", "reject it"),
    "assign": Text("分配评委", "assign it to judges"),
    "complete": Text("结束评审", "complete its review"),
    "reassess": Text("补充评审", "review it again"),
    "promote": Text("晋级", "promote it"),
    "eliminate": Text("列为未晋级", "leave it behind"),
    "award": Text("授奖", "award it"),
    "place": Text("列为入围未获奖", "place it among the finalists"),
    "revise": Text("重新计算结果", "compute its result again"),
    "disqualify": Text("取消资格", "disqualify it"),
    "restore": Text("恢复资格", "restore it"),
}

_DISQUALIFIED_FROM = (
    "submitted locked passed returned in_review reviewed shortlisted eliminated finalist awarded"
).split()

MACHINE = Machine(
    thing=Text("作品", "The work"),
    statuses=STATUSES,
    acts=ACTS,
    moves={
        ("draft", "edit"): "draft",
        ("draft", "submit"): "submitted",
        ("draft", "lapse"): "lapsed",
        ("submitted", "edit"): "submitted",
        ("submitted", "submit"): "submitted",
        ("submitted", "withdraw"): "withdrawn",
        ("submitted", "close"): "locked",
        ("withdrawn", "take_back"): "submitted",
        ("lapsed", "reopen"): "draft",
        ("locked", "reopen"): "submitted",
        ("locked", "pass"): "passed",
        ("locked", "return"): "returned",
        ("locked", "reject"): "rejected",
        ("locked", "withdraw"): "withdrawn",
        ("returned", "edit"): "returned",
        ("returned", "submit"): "locked",
        ("returned", "expire"): "rejected",
        ("returned", "withdraw"): "withdrawn",
        ("passed", "withdraw"): "withdrawn",
        ("passed", "assign"): "in_review",
        ("in_review", "complete"): "reviewed",
        ("reviewed", "reassess"): "in_review",
        ("reviewed", "promote"): "shortlisted",
        ("reviewed", "eliminate"): "eliminated",
        ("shortlisted", "award"): "awarded",
        ("shortlisted", "place"): "finalist",
        ("shortlisted", "revise"): "reviewed",
        ("eliminated", "revise"): "reviewed",
        ("finalist", "revise"): "shortlisted",
        ("awarded", "revise"): "shortlisted",
        **{(status, "ask_release"): status for status in ("passed", "in_review", "reviewed", "shortlisted")},
        **{(status, "release"): "withdrawn" for status in ("passed", "in_review", "reviewed", "shortlisted")},
        **{(status, "disqualify"): "disqualified" for status in _DISQUALIFIED_FROM},
        ("rejected", "restore"): "locked",
        ("disqualified", "restore"): "locked",
    },
)

# What stands for something that was handed in and still counts.
STANDING = ("submitted locked passed returned in_review reviewed shortlisted eliminated finalist awarded").split()
UNDECIDED = ("submitted", "locked", "returned")
