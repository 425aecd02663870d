"""What people say in the finished edition."""

from dataclasses import dataclass

from core.words import Text


@dataclass(frozen=True, slots=True)
class Announced:
    title: Text
    body: Text


WELCOME = Announced(
    Text("报名开始（示例）", "Registration is open (example)"),
    Text(
        "示例公告：从今天起可以组队报名，数据包已经放在大赛主页。有问题请在主页提问，回答对所有人公开。",
        "Example: teams can register from today. The data pack is on the contest page. Ask there; answers are public.",
    ),
)
RESULTS = Announced(
    Text("正式结果公布（示例）", "The final results are out (example)"),
    Text(
        "示例公告：公示期内收到一件申诉，经核实成立，相关作品由另一位评委补评，结果已重新计算并再次公示。"
        "正式结果、证书和作品展示现已公布，计算所用的数据可以下载复核。",
        "Example: one appeal was filed during the notice and upheld. Another judge reviewed the work, the result was "
        "computed again and put on notice anew. Final results, certificates and the gallery are out; everything the "
        "ranking was computed from can be downloaded and checked.",
    ),
)
# (who asks, about which dataset, question, answer)
QUESTIONS: tuple[tuple[str, str, str, str], ...] = (
    (
        "p10",
        "",
        "一个人可以参赛吗？（示例问题）",
        "可以。一个人也先创建一支队伍，报名时写“个人”即可。（示例回答）",
    ),
    (
        "p03",
        "bus-daily-ridership",
        "公交每日客流是真实数据吗？（示例问题）",
        "数据目录中标为“模拟”，由程序生成，用来演示方法；请在作品里写明，不要得出关于真实线路的结论。（示例回答）",
    ),
)
RETURNED = "示例：一句话介绍里出现了团队的名字，请改掉后重新提交。"
CORRECTED_LINE = "给半夜需要买药的人：现在还开着的医保定点药店在哪里，怎么走。"
REJECTED = "示例：作品声明使用拥堵指数，但画面和说明中都没有用到该数据，不符合“以开放数据为核心”的要求。"
TIE = "示例：去年曾为该单位做过顾问。"
TICK = "示例：该评委曾指导本队成员的课程作业。"
APPEAL = (
    "示例：公示后我们从评委名单得知，一位给本作品评分的评委上一年曾与本队成员合作完成同一个项目，"
    "按规则应当回避。请核查。"
)
UPHELD = "示例：经查，该评委与该队成员确有合作，应当回避。其评分不再计入，请组织者另派评委补评并重新计算结果。"
PINNED = "示例：申诉成立，与该队成员有过合作。"
REASSESSED = "示例：申诉成立，补一位评委。"
COMPUTED_AGAIN = "示例：申诉成立，一份评分作废并由另一位评委补评。"
EXTENDED = "示例：申诉成立，结果重新计算，公示期和申诉期相应延长。"
VERIFIED = "示例：已核对。"
COUNTED = "示例：账号在投票开始后注册，无法确认是否为同一人，按规则不计入。"
NEXT_STEP = "示例：材料齐全，进入下一步。"
# {months: what the leaders tell, the first winner first}
FOLLOW_UPS: dict[int, tuple[tuple[str, str], ...]] = {
    3: (
        ("running", "示例：仍在运行，收到二十多条反馈，增加了大字版。"),
        ("running", "示例：已交给一个示例单位试用。"),
        ("changed", "示例：换了数据更新方式，每周自动更新。"),
        ("running", "示例：仍在运行。"),
        ("stopped", "示例：成员毕业，暂停维护，代码仍然公开。"),
        ("running", "示例：仍在运行，偶尔更新。"),
    ),
    6: (
        ("running", "示例：仍在运行，大字版使用的人最多。"),
        ("changed", "示例：与另一件作品合并，继续维护。"),
    ),
}
