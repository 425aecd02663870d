"""What all contests of the demonstration say alike: terms, rules, privacy, appeals."""

from collections.abc import Mapping

from core.words import Text

HOST = Text("示例大赛组委会（演示用，虚构）", "Example Organising Committee (invented for the demonstration)")
CONTENT: Mapping[str, Text] = {
    "host": HOST,
    "eligibility": Text(
        "示例：年满 16 周岁的个人，以及学校、企业和社会组织均可参加。每人在一届大赛中只能加入一支队伍。"
        "组织者、评委、监督员和管理员不得参赛。",
        "Example: anybody aged 16 or over may enter, and so may schools, companies and associations. One person is in "
        "one team of an edition. Organisers, judges, auditors and administrators do not enter.",
    ),
    "how_to_enter": Text(
        "示例：登录后创建队伍，用邮件或链接邀请队友，提交报名；审核通过后填写作品。"
        "草稿自动保存，截止前可以多次提交，以最后一次为准，每次提交都有回执。",
        "Example: sign in, create a team, invite team-mates by mail or link and hand in the entry. Once it is "
        "approved, fill in the work. Drafts are kept as you type; until the deadline you may submit again, the last "
        "version counts, and each submission has a receipt.",
    ),
    "prizes": Text("示例：奖金为演示用数字，不会发放。", "Example: amounts are for show and are not paid."),
    "data_terms": Text(
        "示例：开放数据按各数据集的许可使用，须在作品中注明数据名称、版本和发布部门；"
        "标为“模拟”的数据由程序生成，不能用来得出关于真实情况的结论。",
        "Example: open data is used under the licence of each dataset; a work names the dataset, its version and its "
        "publisher. Data marked “simulated” is generated and supports no claim about the real city.",
    ),
    "ip_terms": Text(
        "示例：作品的知识产权归参赛者所有。参赛者同意主办方为展示和宣传大赛无偿介绍作品。",
        "Example: works belong to those who made them. Entrants agree that the host shows them to present the contest, "
        "without payment.",
    ),
    "privacy": Text(
        "示例：只收集报名、评审和联系所必需的个人信息；盲审时评委看不到团队和成员；注销账号即删除个人资料。",
        "Example: only personal data needed to enter, judge and get in touch is kept. Judges see neither team nor "
        "members. Closing an account erases personal data.",
    ),
    "appeals": Text(
        "示例：公示期内可在“申诉”页面提出申诉，写明理由和事实。两个工作日内受理，五个工作日内由未参与此事的人裁决并书面答复。",
        "Example: during the public notice, file an appeal on its page with its ground and the facts. It is taken up "
        "in two working days and decided within five, in writing, by somebody who was not involved.",
    ),
    "contact": Text(
        "示例：contest@demo.portal.example（虚构地址，不会收到邮件）",
        "Example: contest@demo.portal.example (invented, receives nothing)",
    ),
}
RULES = Text(
    "示例规则\n\n"
    "一、作品须为参赛者原创，并以本站开放数据为核心数据。\n"
    "二、每队一件作品；队长提交，队员均可编辑草稿。\n"
    "三、作品名称、简介和截图中不得出现团队、成员和单位名称。\n"
    "四、初审不通过须由两名组织者共同决定，并说明理由；可补正的退回一次。\n"
    "五、每件作品由至少三名评委独立评分，评委与作品有利益关系的一律回避。\n"
    "六、结果公示不少于五个工作日；申诉由未参与此事的人裁决。\n"
    "七、弄虚作假的取消资格，名次依次递补。",
    "Example rules\n\n"
    "1. Works are the entrants' own and rest on open data of this portal.\n"
    "2. One work a team; the leader submits, every member may write the draft.\n"
    "3. Title, summary and screenshots do not name team, members or organisations.\n"
    "4. A rejection at screening is made by two organisers with a reason; what can be corrected is returned once.\n"
    "5. At least three judges mark each work on their own; nobody judges where there is an interest.\n"
    "6. Results are on public notice for at least five working days; appeals are decided by people not involved.\n"
    "7. Whoever cheats is disqualified, and the next ones move up.",
)
