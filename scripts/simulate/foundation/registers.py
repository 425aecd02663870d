"""The two registers that stay closed: people and vehicles. Their structure is public, their rows are not."""

from typing import Any

from scripts.simulate.foundation.fields import category, district_fields
from scripts.simulate.foundation.plan import PLAN_SOURCE
from scripts.simulate.framework import F, Package, Table

_CLOSED: dict[str, Any] = {
    "publisher": "gaj",
    "update_cycle": "realtime",
    "open_type": "closed",
    "plan_section": "四（二）1",
    "responsible": "市大数据局；配合单位：市直相关部门",
    "sensitivity": 4,
}

_POPULATION = Package(
    name="population-register",
    title="人口库（不予开放）",
    title_en="Population register (not open)",
    summary="人口库按人登记姓名、证件、住址和户籍等基本信息，一行是一个人，由公安机关管理，属于个人信息，不向社会开放。"
    "这里只公布它有哪些数据项和不开放的理由，没有任何一行数据；需要人口数字请看“沈阳市区县代码与常住人口”。",
    summary_en="The population register holds the name, papers, address and household of each person, one row a "
    "person, "
    "kept by the police. It is personal information and is not open. Only its structure and the reason are "
    "published here, without a single row; for figures see the districts dataset.",
    limits="没有数据可以下载；数据项按通行做法列出，不代表该库的真实结构。",
    limits_en="There is nothing to download. The items listed follow common practice and are not the register's real "
    "schema.",
    question="人口库里登记了哪些内容？为什么不能开放？",
    question_en="What does the population register hold, and why is it not open?",
    keywords=("人口", "户籍", "户口", "身份证", "居民", "个人信息", "人口库"),
    keywords_en=("population register", "household", "personal information", "closed"),
    origin="fact",
    sources=(
        PLAN_SOURCE,
        {
            "title": "《中华人民共和国个人信息保护法》（2021年11月1日起施行）：不开放的依据",
            "title_en": "Personal Information Protection Law (in force since 1 November 2021): why this stays closed",
            "license": "法律文本",
            "license_en": "Text of a law",
        },
    ),
    library="base/population",
    theme="geography",
    plan_system="人口库",
    provenance="数据项由本项目按人口基础信息的通行做法整理，不含任何个人数据。",
    provenance_en="Items compiled by this project from common practice; no personal data at all.",
    closed_reason="按人登记的姓名、证件号码、住址等属于个人信息（其中证件、住址为敏感内容），"
    "依《中华人民共和国个人信息保护法》不向社会开放；"
    "区县一级的人口数字已另行开放。",
    closed_reason_en="Names, identity numbers and addresses are personal information, which the Personal Information "
    "Protection Law does not allow to be opened. Figures by district are open in a dataset of their own.",
    number=3,
    related=("districts", "townships", "marriage-statistics"),
    tables=(
        Table(
            name="population-register",
            title="人口库数据项（无数据）",
            title_en="Items of the population register (no rows)",
            is_empty=True,
            fields=(
                F("person_id", "人员内部编号", "Internal person id", kind="identifier", required=True),
                F("name", "姓名", "Name", kind="name", required=True),
                category("sex", "性别", "Sex", "男=Male;女=Female"),
                F("born_on", "出生日期", "Born on", type="date", kind="period", required=True),
                F("identity_number", "证件号码", "Identity number", required=True),
                F("address", "居住地址", "Address"),
                *district_fields(),
                category("household_type", "户别", "Household", "家庭户=Family;集体户=Collective", required=False),
                F("updated_on", "更新日期", "Updated on", type="date", required=True),
            ),
            key=("person_id",),
        ),
    ),
    **_CLOSED,
)

_VEHICLES = Package(
    name="vehicle-register",
    title="车辆库（不予开放）",
    title_en="Vehicle register (not open)",
    summary="车辆库逐辆登记号牌、车辆识别代号、所有人和检验情况，一行是一辆机动车，由公安机关管理，能关联到个人，"
    "不向社会开放。"
    "这里只公布它有哪些数据项和不开放的理由，没有任何一行数据；需要车辆总数请看“机动车保有量月报”。",
    summary_en="The vehicle register holds plate, identification number, owner and inspection of each motor "
    "vehicle, one "
    "row a vehicle, kept by the police. It leads to persons and is not open. Only its structure and the reason are "
    "published here, without a single row; for totals see vehicle ownership by month.",
    limits="没有数据可以下载；数据项是按通行做法拟的模拟结构，不代表该库的真实结构。",
    limits_en="There is nothing to download. The items are a simulated structure after common practice, "
    "not the register's real schema.",
    question="车辆库里登记了哪些内容？为什么不能开放？",
    question_en="What does the vehicle register hold, and why is it not open?",
    keywords=("车辆", "机动车", "车牌", "车主", "年检", "车辆库"),
    keywords_en=("vehicle register", "plate", "owner", "closed"),
    origin="simulated",
    library="base/vehicles",
    theme="transport",
    plan_system="车辆库",
    provenance="数据项由本项目按机动车登记的通行做法整理，不含任何车辆或车主数据。",
    provenance_en="Items compiled by this project from common practice; no vehicle or owner at all.",
    closed_reason="号牌、车辆识别代号和所有人能识别到个人，依《中华人民共和国个人信息保护法》不向社会开放；"
    "按月按车型的保有量已另行开放。",
    closed_reason_en="Plates, identification numbers and owners identify persons, which the Personal Information "
    "Protection Law does not allow to be opened. Totals by month and type are open in a dataset of their own.",
    number=2,
    related=("vehicle-ownership", "parking-lots", "traffic-congestion"),
    tables=(
        Table(
            name="vehicle-register",
            title="车辆库数据项（无数据）",
            title_en="Items of the vehicle register (no rows)",
            is_empty=True,
            fields=(
                F("vehicle_id", "车辆内部编号", "Internal vehicle id", kind="identifier", required=True),
                F("plate", "号牌号码", "Plate", required=True),
                F("identification_number", "车辆识别代号", "Vehicle identification number", required=True),
                F("vehicle_type", "车辆类型", "Vehicle type", required=True, element="DE0009", role="reference"),
                F("owner", "所有人", "Owner", kind="name", required=True),
                F("registered_on", "登记日期", "Registered on", type="date", kind="period", required=True),
                F("inspected_until", "检验有效期止", "Inspected until", type="date"),
                category(
                    "status", "机动车状态", "Status", "正常=In use;逾期未检验=Inspection overdue;注销=Deregistered"
                ),
            ),
            key=("vehicle_id",),
        ),
    ),
    **_CLOSED,
)

PACKAGES = [_POPULATION, _VEHICLES]
