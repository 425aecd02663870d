"""社会关系库: marriages and divorces by district and month, never by person."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.city import DISTRICTS, District, months
from scripts.simulate.framework import Package, Row, Table, rng
from scripts.simulate.services.declare import DISTRICT_KEY, amount, count, district_columns, month_column, simulated

# couples like spring, 5·20 and the long holiday of October; few marry in the month of the Spring Festival
_MARRIAGES = (0.92, 0.80, 0.95, 0.90, 1.42, 1.02, 0.88, 1.08, 1.15, 1.25, 0.90, 0.83)
_DIVORCES = (0.92, 0.74, 1.08, 1.02, 1.00, 1.04, 1.05, 1.06, 1.03, 0.90, 1.06, 1.04)
_MARRIED_A_YEAR = {2020: 1.00, 2021: 0.95, 2022: 0.84, 2023: 0.96, 2024: 0.78, 2025: 0.86}
_DIVORCED_A_YEAR = {2020: 1.00, 2021: 0.68, 2022: 0.66, 2023: 0.80, 2024: 0.82, 2025: 0.81}
_CLOSED_MONTHS = {"2020-02": 0.22, "2022-03": 0.55, "2022-04": 0.40, "2022-12": 0.60}


def _rows() -> Iterator[Row]:
    random = rng("marriage-statistics")
    tempers = {district.code: random.uniform(0.9, 1.1) for district in DISTRICTS}
    for month in months("2020-01"):
        for district in DISTRICTS:
            yield _row(random, month, district, tempers[district.code])


def _row(random: Random, month: str, district: District, temper: float) -> Row:
    year, index = int(month[:4]), int(month[5:]) - 1
    dip = _CLOSED_MONTHS.get(month, 1.0)
    married = district.weight * 0.52 * _MARRIAGES[index] * _MARRIED_A_YEAR[year] * dip * temper
    divorced = district.weight * 0.27 * _DIVORCES[index] * _DIVORCED_A_YEAR[year] * dip * (2 - temper)
    marriages = max(3, round(married * random.gauss(1, 0.06)))
    divorces = max(1, round(divorced * random.gauss(1, 0.07)))
    age = 28.6 + 0.28 * (year - 2020) - (1.3 if district.weight < 570 else 0)
    is_missing = random.random() < 0.012  # the ages of a few months were not reported
    return (
        month,
        district.code,
        district.name,
        marriages,
        round(marriages * random.uniform(0.17, 0.24)),
        divorces,
        None if is_missing else round(age + 1.5 + random.gauss(0, 0.25), 1),
        None if is_missing else round(age + random.gauss(0, 0.25), 1),
    )


PACKAGES: list[Package] = [
    simulated(
        name="marriage-statistics",
        title="各区县婚姻登记统计",
        title_en="Marriages and divorces by district",
        summary="各区县每月的婚姻登记统计：结婚登记多少对、其中再婚多少对、离婚登记多少对，以及初婚的平均年龄。"
        "时间从2020年1月到2025年12月，覆盖全市13个区县，只有合计数，没有任何个人信息。",
        summary_en="Marriages and divorces in each district and month: marriages registered, remarriages among them, "
        "divorces, and the "
        "mean age at first marriage. January 2020 to December 2025, all 13 districts; totals only, nothing about "
        "persons.",
        limits="只统计在登记机关办理的结婚和离婚，不含法院判决离婚，也查不到任何个人的婚姻状况。",
        limits_en="Only what is registered at the civil-affairs offices; no divorces by court, and no person's status.",
        question="哪几个月登记结婚的人最多？初婚年龄这几年推迟了多少？",
        question_en="In which months do most couples marry, and how much later do people marry now?",
        keywords=("婚姻", "结婚", "离婚", "登记", "领证", "初婚年龄", "民政", "社会关系"),
        keywords_en=("marriage", "divorce", "registration", "wedding", "age at marriage"),
        publisher="mzj",
        library="thematic/social-relations",
        theme="community",
        update_cycle="monthly",
        plan_section="四（二）1",
        plan_system="社会关系库",
        system_en="Base of social relations",
        responsible="市大数据局；配合单位：市直相关部门",
        temporal=("2020-01", "2025-12"),
        granularity="district",
        related=("districts", "population-register", "community-services"),
        tables=[
            Table(
                "marriage-statistics",
                "各区县婚姻登记统计",
                "Marriages and divorces by district",
                [
                    month_column(),
                    *district_columns(),
                    count("marriages", "结婚登记对数", "Marriages", "对", "couples", required=True),
                    count("remarriages", "其中再婚对数", "Remarriages among them", "对", "couples", required=True),
                    count("divorces", "离婚登记对数", "Divorces", "对", "couples", required=True),
                    amount("groom_age", "男方初婚平均年龄", "Mean age of grooms at first marriage", "岁", "years"),
                    amount("bride_age", "女方初婚平均年龄", "Mean age of brides at first marriage", "岁", "years"),
                ],
                rows=_rows,
                key=("month", "district_code"),
                foreign_keys=(DISTRICT_KEY,),
                chart={"kind": "line", "x": "month", "y": "marriages", "aggregate": "sum", "period": "month"},
            )
        ],
        number=1,
    )
]
