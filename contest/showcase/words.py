"""The words of the gallery: follow-ups, and the sentences of contest/showcase/errors."""

from core.words import Text

FOLLOW_UP = Text("跟踪记录", "The follow-up")
FOLLOW_UP_STATES = {
    "due": Text("待跟踪", "To be asked"),
    "running": Text("仍在运行", "Still running"),
    "changed": Text("已改作他用或升级", "Became something else"),
    "stopped": Text("已停止", "Stopped"),
    "no_answer": Text("没有答复", "No answer"),
}
FOLLOW_UP_ACTS = {
    "running": Text("记为仍在运行", "record it as still running"),
    "changed": Text("记为已改作他用或升级", "record that it became something else"),
    "stopped": Text("记为已停止", "record it as stopped"),
    "no_answer": Text("记为没有答复", "record that there was no answer"),
}

STUB_TITLE = Text("已由团队撤下的作品", "A work taken back by its team")

SHOWN_WORK_NOT_FOUND = Text(
    "作品展示里没有这个作品，它可能已经撤下。请回到作品展示页面查找。",
    "The gallery has no such work; it may have been taken down. Look for it from the gallery.",
)
RESULTS_NOT_FINAL = Text(
    "大赛结果还没有最终确定，作品展示在那之后开放。",
    "The results of the contest are not final yet; the gallery opens after that.",
)
CONTEST_SHOWS_NO_WORKS = Text(
    "这个大赛按设置不公开展示作品。如需展示，请联系组织者。",
    "By its settings this contest shows no works to the public. Ask the organiser if yours should be shown.",
)
WORK_NOT_SHOWABLE = Text(
    "只有通过初审、没有退出或被取消资格的作品可以展示，这个作品现在是“{status}”状态。",
    "Only works that passed screening and still stand can be shown; this one is “{status}”.",
)
HIDDEN_BY_ORGANISER = Text(
    "这个作品已由组织者撤下，理由：{reason}。如有异议，请联系组织者。",
    "An organiser took this work down, because: {reason}. Contact the organiser if you disagree.",
)
ALREADY_HIDDEN = Text(
    "这个作品已经撤下，不需要再操作。",
    "This work is already taken down; there is nothing to do.",
)
NOT_HIDDEN = Text(
    "这个作品没有被组织者撤下，不需要恢复。",
    "No organiser took this work down, so there is nothing to bring back.",
)
FOLLOW_UP_NOT_FOUND = Text(
    "没有这条跟踪记录。只有获奖作品在结果确定后的第 3、6、12 个月有跟踪。",
    "There is no such follow-up. Winning works have one 3, 6 and 12 months after the results became final.",
)
FOLLOW_UP_NOT_DUE = Text(
    "这条跟踪要到北京时间 {due_at} 才开始填写。",
    "This follow-up begins on {due_at}, Beijing time (UTC+8).",
)
UNKNOWN_FOLLOW_UP_STATE = Text(
    "没有“{state}”这种情况。可选：{states}。",
    "There is no state “{state}”. Choose one of: {states}.",
)
