"""What a new draft begins with: the rubric that is usual for its kind, and how the machine compares works."""

from collections.abc import Mapping
from decimal import Decimal

from contest.contests.rubric import CriterionForm
from core.words import Text

USUAL_WORDS: Mapping[str, Text] = {
    "calibration": Text(
        "每件作品由多位评委独立评分。各位评委宽严不同，系统用加法模型（带岭回归）同时估计作品水平和评委宽严，"
        "以扣除评委宽严后的校准分排名；原始平均分一并公布。",
        "Several judges score each work on their own. Since some are stricter than others, an additive model (ridge "
        "regression) estimates the works and the strictness of the judges together; works are ranked by the calibrated "
        "score, which leaves strictness out. The plain mean is published beside it.",
    ),
    "tie_break": Text(
        "校准分（保留四位小数）相同的，依次比较：第一项指标的平均分、第二项指标的平均分、原始分中位数、最高分的个数，"
        "以及共同评委中的多数意见；仍相同的并列，并空出下一名次。提交时间不作为依据。",
        "Works with the same calibrated score (four decimals) are compared by the mean of the first criterion, then of "
        "the second, then the median, then the number of highest marks, then what most of the judges common to both "
        "say. Works that are still equal share the rank and the next one is left out. When a work was handed in does "
        "not count.",
    ),
}


def _criterion(key: str, title: Text, weight: int, about: Text, low: Text, middle: Text, high: Text) -> CriterionForm:
    return CriterionForm(
        key=key,
        title=title,
        weight=weight,
        about=about,
        maximum=Decimal(10),
        step=Decimal("0.5"),
        anchors={"2": low, "6": middle, "10": high},
    )


RUBRICS: Mapping[str, tuple[CriterionForm, ...]] = {
    "app": (
        _criterion(
            "data",
            Text("数据使用与融合", "Use of data"),
            25,
            Text(
                "是否以开放数据为核心，用得是否深入、正确，是否把多个数据集结合起来。",
                "Whether open data is at the core, used in depth and correctly, and combined from several datasets.",
            ),
            Text("只是展示了原始数据。", "Shows the raw data only."),
            Text(
                "正确使用了核心数据集，得到有用的结论。", "Uses a core dataset correctly and learns something useful."
            ),
            Text(
                "把多个数据集结合起来，结论可核对，别人难以做到。",
                "Combines several datasets; what it says can be checked, and few could have done it.",
            ),
        ),
        _criterion(
            "impact",
            Text("社会价值", "Value to people"),
            25,
            Text("解决谁的什么问题，有多少人受益。", "Whose problem it solves, and how many people gain."),
            Text("看不出谁会用它。", "It is not clear who would use it."),
            Text("对一类人有明确的用处。", "Of clear use to one group of people."),
            Text("许多人每天的事因此更好办。", "Makes something easier that many people do every day."),
        ),
        _criterion(
            "innovation",
            Text("创新性", "Innovation"),
            20,
            Text("想法或做法是否新。", "Whether the idea or the way of doing it is new."),
            Text("与已有的产品基本相同。", "Much like what exists."),
            Text("在已有做法上有明显改进。", "Clearly better than what exists."),
            Text("提出了新的做法，并证明行得通。", "A new way, shown to work."),
        ),
        _criterion(
            "completeness",
            Text("完成度与可行性", "Completeness and feasibility"),
            20,
            Text("能否实际使用，能否持续运行。", "Whether it can be used today and kept running."),
            Text("只有设想或界面图。", "An idea or pictures of screens only."),
            Text("主要功能可以使用。", "The main functions work."),
            Text("稳定可用，有持续运行的安排。", "Works reliably, with a plan to keep it running."),
        ),
        _criterion(
            "presentation",
            Text("体验与展示", "Experience and presentation"),
            10,
            Text("是否好懂、好用，是否人人可用。", "Whether it is easy to understand and use, by everybody."),
            Text("不看说明就不会用。", "Cannot be used without instructions."),
            Text("大多数人可以顺利使用。", "Most people get on with it."),
            Text(
                "清楚、流畅，残障人士和老年人也能用。",
                "Clear and smooth, also for old people and those with a disability.",
            ),
        ),
    ),
    "idea": (
        _criterion(
            "impact",
            Text("价值", "Value"),
            40,
            Text("解决谁的什么问题，有多少人受益。", "Whose problem it solves, and how many people gain."),
            Text("看不出对谁有用。", "It is not clear whom it would help."),
            Text("对一类人有明确的用处。", "Of clear use to one group of people."),
            Text("许多人每天的事会因此更好办。", "Would make something easier that many people do every day."),
        ),
        _criterion(
            "innovation",
            Text("创新", "Innovation"),
            30,
            Text("想法是否新。", "Whether the idea is new."),
            Text("已经有人这样做。", "Somebody does it already."),
            Text("在已有做法上有明显改进。", "Clearly better than what exists."),
            Text("提出了新的做法。", "A new way of doing it."),
        ),
        _criterion(
            "feasibility",
            Text("可行", "Feasibility"),
            20,
            Text("所需的数据、技术和条件是否具备。", "Whether the data, the means and the conditions are there."),
            Text("所需的数据还不存在。", "The data it needs does not exist."),
            Text("经过一些准备可以实现。", "Possible after some preparation."),
            Text("现有数据和技术即可实现。", "Possible with the data and means of today."),
        ),
        _criterion(
            "presentation",
            Text("表达", "Expression"),
            10,
            Text("是否讲得清楚。", "Whether it is told clearly."),
            Text("要猜才能明白。", "One has to guess what is meant."),
            Text("基本讲清楚了。", "Mostly clear."),
            Text("一读就懂，有例子。", "Understood at once, with examples."),
        ),
    ),
}
