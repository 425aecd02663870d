"""The mails of judging, and who of the organisers gets them."""

from collections.abc import Iterable
from datetime import datetime

from contest.phases import beijing
from contest.rights import scope_of
from core.mail.letters import Letter
from core.mail.queue import queue_mail
from core.state import Transaction
from core.words import Text, as_lang

_ORGANISERS = """
    SELECT DISTINCT a.id, a.email, a.lang
    FROM role_grant AS g
    JOIN account AS a ON a.id = g.account_id
    WHERE g.role = 'organiser' AND g.scope IN (?, '') AND g.revoked_at IS NULL
      AND a.closed_at IS NULL AND a.email IS NOT NULL
    ORDER BY a.id
"""
_INVITED = Text("邀请您担任“{contest}”评委", "You are invited to judge “{contest}”")
_INVITATION = Text(
    "您好！\n\n“{contest}”的组织者邀请您担任评委。接受邀请需要一个已确认邮箱的账号，并同意保密承诺和利益冲突声明。\n"
    "打开下面的链接，可以接受或谢绝：\n\n{link}\n\n"
    "链接在北京时间 {expires_at} 之前有效，请不要转发给别人。",
    "Hello,\n\nThe organisers of “{contest}” invite you to be a judge. To accept you need an account with a confirmed "
    "mail address, and agree to a pledge of confidentiality and a declaration of conflicts of interest.\n"
    "Open this link to accept or decline:\n\n{link}\n\n"
    "It works until {expires_at}, Beijing time (UTC+8). Please do not pass it on.",
)
_REASSIGN_SUBJECT = Text("“{contest}”有作品需要补充评委", "Works of “{contest}” need another judge")
_REASSIGN = Text(
    "下列作品的评审任务因利益冲突或评委变动而作废，已提交的评分也不再计入：\n\n{codes}\n\n"
    "请到评审管理页面补充分配评委：{link}",
    "Assignments of these works became void because of a conflict of interest or a change of judges; "
    "reviews already submitted do not count any more:\n\n{codes}\n\n"
    "Please assign more judges on the judging page: {link}",
)
_LEAK_SUBJECT = Text("作品 {code} 可能泄露了参赛者身份", "Work {code} may give its authors away")
_LEAK = Text(
    "已有两位评委各自指出，“{contest}”的作品 {code} 泄露了参赛者身份。评审继续进行；是否处理由组织者按规则决定：{link}",
    "Two judges have independently reported that work {code} of “{contest}” gives its authors away. "
    "Judging goes on; what to do about it is for the organisers to decide by the rules: {link}",
)
_REMINDER_SUBJECT = Text("“{contest}”：还有 {count} 件作品等您评审", "“{contest}”: {count} works wait for your review")
_REMINDER = Text(
    "您好！您还有 {count} 件作品没有提交评分。评审将于北京时间 {closes_at} 截止，之后不能再提交。\n\n前往评审：{link}",
    "Hello, {count} works still wait for your review. Judging closes on {closes_at}, Beijing time (UTC+8); "
    "nothing can be submitted after that.\n\nGo to your reviews: {link}",
)
_REOPENED_SUBJECT = Text("“{contest}”：一份评分已重新打开", "“{contest}”: one of your reviews was reopened")
_REOPENED = Text(
    "组织者重新打开了您对作品 {code} 的评分，理由：{reason}\n"
    "请修改后{until}再次提交，否则这份评分不计入结果。\n\n前往评审：{link}",
    "An organiser reopened your review of work {code}, because: {reason}\n"
    "Please change and submit it again {until}; otherwise it does not count.\n\n"
    "Go to your reviews: {link}",
)
_UNTIL = Text("在北京时间 {closes_at} 之前", "before {closes_at}, Beijing time (UTC+8)")
_SOON = Text("尽快", "as soon as you can")
_AGAIN_SUBJECT = Text("“{contest}”：请补充评审一件作品", "“{contest}”: one more work to review")
_AGAIN = Text(
    "您好！作品 {code} 需要补充评审，理由：{reason}\n请尽快完成评分。\n\n前往评审：{link}",
    "Hello, work {code} needs another review, because: {reason}\nPlease review it as soon as you can.\n\n"
    "Go to your reviews: {link}",
)


def judging_link(public_url: str, contest_id: str) -> str:
    return f"{public_url.rstrip('/')}/judging?contest={contest_id}"


def console_link(public_url: str, contest_id: str) -> str:
    return f"{public_url.rstrip('/')}/organisers?contest={contest_id}"


def invitation_letter(contest: Text, *, secret: str, expires_at: datetime, public_url: str) -> Letter:
    """The only place where the secret is ever written."""
    link = f"{public_url.rstrip('/')}/judging?invitation={secret}"
    body = _INVITATION.filled(contest=contest, link=link, expires_at=beijing(expires_at))
    return Letter(_INVITED.filled(contest=contest), body)


def reassignment_letter(contest: Text, *, codes: Iterable[str], link: str) -> Letter:
    body = _REASSIGN.filled(contest=contest, codes="\n".join(codes), link=link)
    return Letter(_REASSIGN_SUBJECT.filled(contest=contest), body)


def leak_letter(contest: Text, *, code: str, link: str) -> Letter:
    return Letter(_LEAK_SUBJECT.filled(code=code), _LEAK.filled(contest=contest, code=code, link=link))


def reminder_letter(contest: Text, *, count: int, closes_at: datetime, link: str) -> Letter:
    subject = _REMINDER_SUBJECT.filled(contest=contest, count=count)
    return Letter(subject, _REMINDER.filled(count=count, closes_at=beijing(closes_at), link=link))


def reopened_letter(contest: Text, *, code: str, reason: str, closes_at: datetime | None, link: str) -> Letter:
    """`closes_at` None: there is no window any more, since the work is reviewed again after the freezing."""
    until = _UNTIL.filled(closes_at=beijing(closes_at)) if closes_at else _SOON
    body = _REOPENED.filled(code=code, reason=reason, until=until, link=link)
    return Letter(_REOPENED_SUBJECT.filled(contest=contest), body)


def again_letter(contest: Text, *, code: str, reason: str, link: str) -> Letter:
    body = _AGAIN.filled(code=code, reason=reason, link=link)
    return Letter(_AGAIN_SUBJECT.filled(contest=contest), body)


def mail_organisers(tx: Transaction, contest_id: str, letter: Letter, *, now: datetime) -> None:
    for _, email, lang in tx.rows(_ORGANISERS, (scope_of(contest_id),)):
        queue_mail(tx, to=email, letter=letter, lang=as_lang(lang), now=now)
