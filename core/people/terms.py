"""What everyone who registers agrees to: a new version of these words is a new number, and is agreed to anew."""

from datetime import datetime
from hashlib import sha256

from core.people.consents import give_consent
from core.state import Transaction
from core.words import Text

DOCUMENT = "account-terms"
VERSION = 1
PARAGRAPHS = (
    Text(
        "我们保存：邮箱、称呼、单位（可不填）、个人简介（可不填）、密码的散列值（不是密码本身）、登录时间和浏览器种类。",
        "We keep: your mail address, name, organisation and text about yourself (both optional), a hash of your "
        "password (not the password), when you signed in and with which kind of browser.",
    ),
    Text(
        "用途只有：登录、寄送与账号和大赛有关的邮件、组织大赛。邮箱不公开，也不交给他人。称呼和单位在您参加的队伍里可见。",
        "It is used to sign you in, to send mail about your account and contests, and to run contests. Your address is "
        "not published or passed on. Your name and organisation are seen in the teams you join.",
    ),
    Text(
        "您可以随时在“我的账号”里更正资料或注销。注销时个人资料立即删除；已公布的比赛结果和审计记录保留，"
        "不再带有您的姓名。",
        "You can correct your details or close the account at any time under “My account”. Closing erases personal "
        "data at once; published results and the audit record stay, without your name.",
    ),
    Text(
        "请使用自己的邮箱，一人一个账号，不替别人操作，不攻击本站。",
        "Use your own address, one account each, act only for yourself, and do not attack this site.",
    ),
)


def terms_hash() -> str:
    return sha256("\n".join(f"{each.zh}\n{each.en}" for each in PARAGRAPHS).encode()).hexdigest()


def agree_to_terms(tx: Transaction, account_id: str, *, now: datetime) -> None:
    give_consent(tx, account_id, document=DOCUMENT, version=VERSION, content_hash=terms_hash(), now=now)
