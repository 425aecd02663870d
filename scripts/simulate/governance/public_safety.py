"""平安城市: monthly counts of calls to 110; where the cameras stand stays closed."""

from collections.abc import Iterator

from scripts.simulate.city import DISTRICTS, month_season, months
from scripts.simulate.foundation.fields import DISTRICTS_KEY, district_fields, month_field, point_fields
from scripts.simulate.framework import F, Row, Table, numpy_rng
from scripts.simulate.governance.declare import (
    Choices,
    PlanRow,
    amount,
    category,
    count,
    date_field,
    simulated,
)
from scripts.simulate.governance.drawing import small_month

_ROW = PlanRow("四（六）6", "平安城市“天网工程”", "市公安局,各区、县(市)政府")
_CALLS: Choices = {
    "群众求助": ("Request for help", 34),
    "交通警情": ("Traffic", 28),
    "纠纷": ("Dispute", 20),
    "电信网络诈骗咨询": ("Fraud by telephone or internet", 7),
    "财物丢失": ("Lost or stolen property", 6),
    "噪声扰民": ("Noise", 5),
}
# kind of call: month of the most calls, how strongly, yearly change
_SHAPE = {
    "群众求助": (7, 0.10, 1.02),
    "交通警情": (11, 0.10, 0.98),
    "纠纷": (7, 0.22, 0.98),
    "电信网络诈骗咨询": (3, 0.06, 1.05),
    "财物丢失": (8, 0.16, 0.90),
    "噪声扰民": (7, 0.55, 1.04),
}
_CALLS_PER_THOUSAND = 6.2  # a month, all kinds together
_LOCKDOWN = {"2022-03": 0.72, "2022-04": 0.68, "2022-12": 0.80}
_MINUTES = {True: 7.6, False: 12.5}  # usual time to arrive: inside the nine urban districts, outside


def _rows() -> Iterator[Row]:
    random = numpy_rng("public-safety-statistics")
    for month in months("2021-01"):
        for district in DISTRICTS:
            for kind, (_, share) in _CALLS.items():
                peak, depth, yearly = _SHAPE[kind]
                mean = district.weight * _CALLS_PER_THOUSAND * share / 100 * month_season(month, peak=peak, depth=depth)
                mean *= yearly ** (int(month[:4]) - 2021) * _LOCKDOWN.get(month, 1.0) * small_month(month) ** 0.3
                minutes = _MINUTES[district in DISTRICTS[:9]] * random.lognormal(0, 0.06)
                minutes *= 1.08 if month[5:] in ("12", "01", "02") else 1.0
                is_late = random.random() < 0.004
                yield (
                    month,
                    district.code,
                    district.name,
                    kind,
                    int(random.poisson(mean * random.lognormal(0, 0.05))),
                    "" if is_late else round(minutes, 1),
                )


PACKAGES = [
    simulated(
        _ROW,
        name="public-safety-statistics",
        title="110接警统计（区县·月）",
        title_en="Calls to the police (110), by district and month",
        summary="2021年至2025年每个区县每月接到多少110报警和求助：每行是一个区县一个月的一类警情（群众求助、交通、"
        "纠纷、诈骗咨询、财物丢失、噪声），有接警数和平均到场时间。只有汇总数，没有案情和当事人。",
        summary_en="Calls to 110 by district and month from 2021 to 2025: one row is one kind of call (help, traffic,"
        " dispute, fraud, lost property, noise) in one district and month, with the number of calls and the mean "
        "time to arrive. Totals only: no case and no person.",
        limits="不是真实警情，不能用来比较哪个区更安全；报警请直接拨打110。",
        limits_en="Not real calls; no district is shown to be safer than another. In danger, call 110.",
        question="夏天噪声和纠纷报警会多多少，平均几分钟到场？",
        question_en="How many more noise and dispute calls come in summer, and how soon do the police arrive?",
        keywords=["110", "报警", "治安", "警情", "诈骗", "电信诈骗", "盗窃", "纠纷", "公安", "平安城市", "天网"],
        keywords_en=["police calls", "public safety", "110", "fraud", "dispute", "noise", "security"],
        publisher="gaj",
        library="thematic/public-safety",
        theme="public-safety",
        update_cycle="monthly",
        temporal=("2021-01", "2025-12"),
        granularity="district",
        related=["camera-locations", "hotline-12345", "work-safety"],
        sensitivity=2,
        number=1,
        method="各类警情按常住人口、季节和年变化取均值，再按泊松分布取整数。",
        method_en="the mean follows population, season and a yearly change; counts are drawn from a Poisson "
        "distribution.",
        tables=[
            Table(
                "public-safety-statistics",
                "接警统计",
                "Calls",
                [
                    month_field(),
                    *district_fields(),
                    category("call_kind", "警情类别", "Kind of call", _CALLS),
                    count("calls", "接警数", "Calls", "起", "calls"),
                    amount("arrival_minutes", "平均到场时间", "Mean time to arrive", "分钟", "minutes"),
                ],
                _rows,
                key=("month", "district_code", "call_kind"),
                foreign_keys=[DISTRICTS_KEY],
                chart={"kind": "line", "x": "month", "y": "calls", "aggregate": "sum", "color": "call_kind"},
            )
        ],
    ),
    simulated(
        _ROW,
        name="camera-locations",
        title="视频监控点位",
        title_en="Places of video cameras",
        summary="城区公共视频监控和车辆抓拍卡口的点位：每行应是一个摄像机，有编号、所在区县、坐标、类型、"
        "清晰度和建成时间。点位不予开放，这里只公布数据的结构和不开放的原因，没有任何数据行。",
        summary_en="Places of public video cameras and traffic checkpoints: a row would be one camera, with id, "
        "district, coordinates, kind, resolution and the day it was put up. The places are not opened: only the "
        "structure of the data and the reason are shown; there are no rows.",
        limits="没有数据行，也不接受按地点查询。",
        limits_en="There are no rows and no queries by place.",
        question="为什么摄像头的位置不公开？",
        question_en="Why are the places of the cameras not public?",
        keywords=["摄像头", "监控", "天网", "视频监控", "卡口", "电子眼", "抓拍"],
        keywords_en=["camera", "video surveillance", "checkpoint", "Skynet"],
        publisher="gaj",
        library="thematic/public-safety",
        theme="public-safety",
        update_cycle="irregular",
        granularity="point",
        open_type="closed",
        closed_reason="涉及公共安全：公开点位会使公共安全视频系统容易被避开或破坏，影响防范和处置能力。"
        "可以公开的治安情况见“110接警统计”。",
        closed_reason_en="Public security: with the places known, the video system could be avoided or damaged. "
        "What can be open is in “Calls to the police (110)”.",
        related=["public-safety-statistics"],
        sensitivity=4,
        number=2,
        method="由本项目按2017年方案的描述拟定字段，没有数据行。",
        method_en="Fields drawn up by this project after the 2017 plan; no rows.",
        tables=[
            Table(
                "camera-locations",
                "视频监控点位",
                "Cameras",
                [
                    F("camera_id", "摄像机编号", "Camera id", kind="identifier", required=True, unique=True),
                    *district_fields(),
                    category("kind", "类型", "Kind", {"治安监控": ("Street", 0), "车辆卡口": ("Checkpoint", 0)}),
                    count("resolution", "分辨率", "Resolution", "万像素", "10 000 pixels"),
                    date_field("installed_on", "建成日期", "Installed on"),
                    *point_fields(),
                ],
                key=("camera_id",),
                foreign_keys=[DISTRICTS_KEY],
                coordinate_system="WGS-84",
                is_empty=True,
            )
        ],
    ),
]
