"""Labels and help of the form of a work."""

from core.words import Text

TITLE = Text("作品名称", "Title")
TITLE_HELP = Text("不超过 40 个字，不要写团队或成员的名字。", "At most 40 characters, without the names of the team.")
ONE_LINE = Text("一句话介绍", "In one line")
ONE_LINE_HELP = Text("谁用它解决什么问题，一句话说清。", "Who solves which problem with it, in one sentence.")
SUMMARY = Text("作品简介", "Summary")
SUMMARY_HELP = Text(
    "做了什么、怎么用、效果如何，至少 30 个字。评委首先看这一段。",
    "What it does, how it is used, what it achieves: 30 characters or more.",
)
PROBLEM = Text("要解决的问题", "The problem")
PROBLEM_HELP = Text("问题从哪里来，现在怎么处理，有什么不足。", "Where it comes from, and what is missing today.")
USERS = Text("使用对象", "For whom")
USERS_HELP = Text("哪些人会用，多久用一次。", "Who will use it, and how often.")
DATASET_USES = Text("使用的开放数据", "Open data used")
DATASET_USES_HELP = Text(
    "从数据目录中选择，写明用了哪些字段、做什么用。", "Choose from the catalogue; name the fields and what for."
)
OTHER_SOURCES = Text("其他数据来源", "Other data")
OTHER_SOURCES_HELP = Text("目录之外的数据：名称、网址和许可。", "Data from elsewhere: name, address and licence.")
APP_URL = Text("作品网址", "Address of the work")
APP_URL_HELP = Text("评委能直接打开的 https 网址。", "An https address that judges can open.")
CODE_URL = Text("代码仓库", "Code repository")
CODE_URL_HELP = Text("盲审时不向评委显示。", "Not shown to judges while judging is blind.")
CODE_COMMIT = Text("代码版本", "Commit")
CODE_COMMIT_HELP = Text("提交编号或标签，便于核对。", "The commit or tag, so that it can be checked.")
VIDEO_URL = Text("演示视频网址", "Video")
VIDEO_URL_HELP = Text("3 分钟以内；也可以上传视频文件。", "At most three minutes; or upload the file.")
DEPLOYMENT = Text("部署说明", "Deployment")
DEPLOYMENT_HELP = Text("怎样装起来、需要什么环境。", "How to install it, and what it needs.")
REPRODUCIBILITY = Text("结果如何重现", "How to reproduce it")
REPRODUCIBILITY_HELP = Text(
    "用什么数据版本、哪个脚本，能得到作品中的结论。", "Which data and which script lead to what the work claims."
)
AI_USE = Text("人工智能工具使用说明", "Use of AI tools")
AI_USE_HELP = Text("用了哪些工具、用在哪里；没有使用请写“无”。", "Which tools, and where; write “none” if none.")
THIRD_PARTY = Text("第三方素材与知识产权", "Third-party material")
THIRD_PARTY_HELP = Text(
    "引用的代码、图片、字体及其许可；没有请写“无”。", "Code, pictures, fonts and their licences, or “none”."
)
CONTACT = Text("联系方式", "Contact")
CONTACT_HELP = Text("仅组织者可见。", "Seen by the organisers only.")

USE_DATASET = Text("数据集", "Dataset")
USE_FIELDS = Text("使用的字段", "Fields used")
USE_PURPOSE = Text("用途", "Purpose")
USE_ROLE = Text("作用", "Role")
ROLES = {"core": Text("核心数据", "Core"), "auxiliary": Text("辅助数据", "Auxiliary")}
SOURCE_TITLE = Text("来源名称", "Name of the source")
SOURCE_URL = Text("网址", "Address")
SOURCE_LICENCE = Text("许可", "Licence")
FILES = Text("附件", "Files")
TEAM = Text("团队", "Team")
