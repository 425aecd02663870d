"""The words shared by every part of the contest, and the sentences of contest/errors."""

from core.words import Text

NOT_ALLOWED_NOW = Text(
    "“{thing}”现在是“{status}”状态，不能{act}。",
    "“{thing}” is now “{status}”; it is not possible to {act}.",
)
WINDOW_NOT_OPEN_YET = Text(
    "{phase}还没有开始，将于北京时间 {opens_at} 开始。",
    "{phase} has not begun. It opens on {opens_at}, Beijing time (UTC+8).",
)
WINDOW_CLOSED = Text(
    "{phase}已于北京时间 {closed_at} 截止，之后的操作不再受理。如有异议，可联系组织者或按规则申诉。",
    "{phase} closed on {closed_at}, Beijing time (UTC+8); nothing is accepted after that. "
    "Contact the organiser, or appeal as the rules say.",
)
PHASE_STILL_OPEN = Text(
    "{phase}要到北京时间 {closes_at} 才截止，这一步须等到那之后。",
    "{phase} closes on {closes_at}, Beijing time (UTC+8); this has to wait until then.",
)
CONTEST_NOT_FOUND = Text(
    "没有这个大赛：{id}。请从大赛首页重新进入。",
    "There is no contest {id}. Go back to the contest page and choose one.",
)
NO_CONTEST_YET = Text(
    "还没有发布过大赛。发布后，这里会有赛程、奖项和报名入口；现在可以先看看数据目录。",
    "No contest has been published yet. Its dates, prizes and the way to enter will be here; look at the datasets.",
)
CONTEST_NOT_OPEN = Text(
    "大赛“{title}”现在是“{status}”状态，这一步不能进行。",
    "The contest “{title}” is {status}, so this cannot be done.",
)
NOT_YOURS = Text(
    "这里的内容只有相关人员可以操作，您的账号不在其中。",
    "Only the people concerned may do this, and your account is not among them.",
)
SOMETHING_MISSING = Text(
    "没有找到要操作的内容（{what}）。它可能已经变化，请刷新页面再试。",
    "What you want to act on ({what}) was not found. It may have changed: reload the page and try again.",
)
NEEDS_SECOND_PERSON = Text(
    "这一步需要两个人：提出人不能自己确认，请另一位组织者来确认。",
    "This takes two people: whoever proposed it cannot confirm it. Ask another organiser.",
)
ALREADY_PROPOSED = Text(
    "同样的事项已经提出，正等待另一位组织者确认。",
    "The same was already proposed and waits for another organiser.",
)
REASON_NEEDED = Text(
    "请写明理由（至少 {minimum} 个字），它会记录下来并告知相关人员。",
    "Please give a reason of at least {minimum} characters; it is recorded and told to those concerned.",
)
FONT_MISSING = Text(
    "生成 PDF 需要中文字体，这台服务器上没有。请管理员执行：{line}",
    "Making a PDF needs a Chinese font, which this server lacks. Whoever runs the portal: {line}",
)
