"""What charts say: titles, axes, the line under them, and what a screen reader is told."""

from core.words import Text

KINDS = {
    "bar": Text("柱状图", "Bar chart"),
    "line": Text("折线图", "Line chart"),
    "area": Text("面积图", "Area chart"),
    "scatter": Text("散点图", "Scatter plot"),
    "histogram": Text("直方图", "Histogram"),
    "heatmap": Text("热力图", "Heat map"),
    "point_map": Text("点位图", "Point map"),
    "tile_map": Text("区县图", "District map"),
}
AGGREGATES = {
    "count": Text("计数", "Count"),
    "sum": Text("合计", "Sum"),
    "mean": Text("平均", "Mean"),
    "median": Text("中位数", "Median"),
    "min": Text("最小", "Minimum"),
    "max": Text("最大", "Maximum"),
    "distinct": Text("不同值个数", "Distinct values"),
}
EVERY = {
    "day": Text("每日", "by day"),
    "week": Text("每周", "by week"),
    "month": Text("每月", "by month"),
    "year": Text("每年", "by year"),
}
PERIODS = {
    "day": Text("按日", "by day"),
    "week": Text("按周", "by week"),
    "month": Text("按月", "by month"),
    "year": Text("按年", "by year"),
}

YEAR = Text("{year}年", "{year}")
VALUE = Text("数值", "Value")
RECORDS = Text("数量", "Records")
MEASURES = {
    "sum": Text("{label}合计", "Total {label}"),
    "mean": Text("平均{label}", "Mean {label}"),
    "median": Text("{label}（中位数）", "Median {label}"),
    "min": Text("最低{label}", "Lowest {label}"),
    "max": Text("最高{label}", "Highest {label}"),
    "distinct": Text("{label}的个数", "Number of {label}"),
    "count": RECORDS,
}
WITH_UNIT = Text("{label}（{unit}）", "{label} ({unit})")

TITLE_OVER_TIME = Text("{period}{measure}", "{measure} {period}")
TITLE_OVER_TIME_SPLIT = Text("各{color}的{period}{measure}", "{measure} {period} for each {color}")
TITLE_BY = Text("各{x}的{measure}", "{measure} by {x}")
TITLE_BY_SPLIT = Text("各{x}的{measure}，按{color}区分", "{measure} by {x}, split by {color}")
TITLE_HISTOGRAM = Text("{x}的分布", "How {x} is distributed")
TITLE_SCATTER = Text("{x}与{y}的关系", "{y} against {x}")
TITLE_POINTS = Text("位置分布", "Where they are")
TITLE_POINTS_SPLIT = Text("位置分布，按{color}区分", "Where they are, by {color}")
TITLE_ONLY = Text("{title}（{only}）", "{title} ({only})")

MISSING = Text("（空）", "(empty)")
OTHER = Text("其他", "Other")
YES = Text("是", "Yes")
NO = Text("否", "No")
RANGE = Text("{low} 至 {high}", "{low} to {high}")

SOURCE = Text("来源：{office}《{dataset}》，{version}", "Source: {office}, {dataset}, {version}")
SOURCE_SIMULATED = Text(
    "来源：{office}《{dataset}》，{version}，模拟数据", "Source: {office}, {dataset}, {version}, simulated data"
)
VERSION = Text("第 {number} 版（{day}）", "version {number} of {day}")
SAMPLED = Text(
    "共 {total} 个点，图上均匀抽取了 {shown} 个。", "{total} points in all; {shown} of them, evenly taken, are drawn."
)
PARTIAL_OTHER = Text(
    "只画出最主要的 {count} 项，其余合并为“其他”。", "The {count} largest are drawn; the rest is “Other”."
)

ALT = Text("{kind}：{title}。共 {count} 个数据点。{range}", "{kind}: {title}. {count} data points. {range}")
ALT_RANGE = Text(
    "最高为 {most_at} 的 {most}，最低为 {least_at} 的 {least}。",
    "The highest is {most} at {most_at}; the lowest is {least} at {least_at}.",
)
NOTHING_TO_DRAW = Text(
    "符合条件的行里没有可以画图的值。请放宽筛选条件，或者换一列。",
    "The rows that match hold nothing to draw. Loosen the filter or choose another column.",
)
ENLARGED = Text("这里只画了最密的一片。", "Only the densest part is drawn here.")
AT = Text("{color}、{x}", "{color}, {x}")
COORDINATE_SYSTEM = Text("坐标系：{system}。", "Coordinate system: {system}.")
COORDINATE_SYSTEM_UNKNOWN = Text(
    "发布者没有说明坐标系。", "The publisher does not say which coordinate system this is."
)
LONGITUDE = Text("经度", "Longitude")
LATITUDE = Text("纬度", "Latitude")
NORTH = Text("↑ 北", "↑ N")
KILOMETRES = Text("{count} 公里", "{count} km")
DISTRICT = Text("区县", "District")
NO_ROWS_HERE = Text("无数据", "no data")
TILES_NOTE = Text(
    "每格是一个区县，位置大致按方位排列，面积不代表实际大小。",
    "Each tile is a district, placed roughly where it lies; its size says nothing about its area.",
)
