"""The sentences of judging: marks that do not fit, assignments that cannot be made, the rules that decide ties."""

from core.words import Text

MARK_OFF_GRID = Text(
    "“{criterion}”的分数“{mark}”不在评分格上：请在 0 到 {maximum} 之间、以 {step} 为一档打分。",
    "The mark “{mark}” for “{criterion}” is off the grid: give a number from 0 to {maximum} in steps of {step}.",
)
MARKS_INCOMPLETE = Text(
    "还有指标没有打分：{missing}。补齐后才能计算总分。",
    "These criteria have no mark yet: {missing}. Fill them in, and the total can be computed.",
)
CRITERION_UNKNOWN = Text(
    "评分标准里没有“{criterion}”这个指标。请刷新页面，按现行标准打分。",
    "The rubric has no criterion “{criterion}”. Reload the page and use the rubric in force.",
)
RUBRIC_UNSOUND = Text(
    "评分标准还不能用：计分指标的权重之和须为 100（现为 {total}），每个指标的满分须是档距的整数倍，且都大于 0。",
    "The rubric cannot be used yet: the weights of the criteria that count must add up to 100 "
    "(they add up to {total}), and each maximum must be a whole number of steps, all above 0.",
)
ASSIGNMENT_IMPOSSIBLE = Text(
    "按现在的评委、回避和上限，无法分配：{obstacles} 请增加评委、提高上限或减少每件作品的评审数，然后再试。",
    "With the judges, conflicts and limits as they are, no assignment exists: {obstacles} "
    "Add judges, raise limits or ask for fewer reviews a work, then try again.",
)
BUNDLE_UNREADABLE = Text(
    "这份评分数据用不了：{problem}。请重新导出后再试。",
    "These scoring data cannot be used: {problem}. Export them again and retry.",
)

# ---- why no assignment exists: the facts are those of `Obstacle` --------------------------------------------------

OBSTACLES = {
    "judges": Text(
        "作品 {work} 需要 {needed} 位评委，能评它的只有 {available} 位，还差 {missing} 位"
        "（因回避不能评的：{judges}）。",
        "Work {work} needs {needed} judges and only {available} may review it, {missing} too few "
        "(kept out by conflicts: {judges}).",
    ),
    "capacity": Text(
        "一共需要 {needed} 次评审，评委的上限合计只有 {available} 次，还差 {missing} 次。",
        "{needed} reviews are needed in all and the judges' limits allow {available}, {missing} too few.",
    ),
    "affiliations": Text(
        "作品 {work} 需要来自 {needed} 个不同单位的评委，能评它的评委只来自 {available} 个单位，还差 {missing} 个。",
        "Work {work} needs judges of {needed} different organisations and those who may review it "
        "come from {available}, {missing} too few.",
    ),
    "experts": Text(
        "作品 {work} 需要至少一位熟悉该方向的评委，可是能评它的评委里没有（因回避不能评的：{judges}）。",
        "Work {work} needs at least one judge who knows its field, and none may review it "
        "(kept out by conflicts: {judges}).",
    ),
    "kept": Text(
        "作品 {work} 保留的评审出自应当回避的评委（{judges}），请先作废这次评审。",
        "A review that work {work} keeps is by a judge with a conflict ({judges}); void that review first.",
    ),
    "crowded": Text(
        "作品 {work} 需要 {needed} 位评委，按各项限制只能分到 {available} 位，还差 {missing} 位："
        "能评它的评委已满（{judges}）。",
        "Work {work} needs {needed} judges and the rules together leave it {available}, {missing} too few: "
        "those who may review it are full ({judges}).",
    ),
}
NOBODY = Text("无", "nobody")

# ---- what can be wrong with a bundle ------------------------------------------------------------------------------

BUNDLE_PROBLEMS = {
    "shape": Text("缺少“{what}”或格式不对", "“{what}” is missing or has the wrong form"),
    "method": Text("没有“{what}”这种计算方法", "there is no method “{what}”"),
    "twice": Text("“{what}”出现了不止一次", "“{what}” occurs more than once"),
    "unknown": Text("提到了不存在的“{what}”", "it mentions “{what}”, which does not exist"),
    "range": Text("参数“{what}”超出范围", "the parameter “{what}” is out of range"),
}

# ---- the rules that order works, as they are published ------------------------------------------------------------

TIE_RULES = {
    "score": Text("总分（保留四位小数，四舍五入）高者在前", "the higher score at four decimals, halves up"),
    "first_criterion": Text("第一指标平均分高者在前", "the higher mean of the first criterion"),
    "second_criterion": Text("第二指标平均分高者在前", "the higher mean of the second criterion"),
    "median": Text("各评委总分的中位数高者在前", "the higher median of the judges' totals"),
    "counts": Text(
        "获得最高分的次数多者在前，相同则比次高分，依此类推",
        "more of the highest marks, then of the next highest, and so on",
    ),
    "majority": Text(
        "同时评过两件作品的评委中，多数人给分较高者在前；若多数意见首尾相接成环，环内作品仍为并列",
        "the one that most of the judges common to both scored higher; works in a cycle of majorities stay tied",
    ),
    "shared": Text("名次并列，其后的名次相应空出", "a shared rank; as many ranks after it stay empty"),
}
