"""The eight cities of the Shenyang Economic Zone, with their real codes."""

from scripts.simulate.foundation.fields import category, id_field, measure
from scripts.simulate.foundation.places import DIVISION_CODES
from scripts.simulate.framework import F, Package, Table

PACKAGES = [
    Package(
        name="economic-zone-cities",
        title="沈阳经济区城市名录",
        title_en="Cities of the Shenyang Economic Zone",
        summary="沈阳经济区有哪些城市：沈阳、鞍山、抚顺、本溪、营口、阜新、辽阳、铁岭共 8 个，"
        "附六位城市代码和县级、乡级单位的个数；"
        "另有一张表列出八市下辖的 60 个区县。用于智慧城市群的数据对接。",
        summary_en="The eight cities of the Shenyang Economic Zone (Shenyang, Anshan, Fushun, Benxi, "
        "Yingkou, Fuxin, Liaoyang, Tieling) with its six-digit code and the number of units below it; a second table "
        "lists their 60 districts and counties.",
        limits="成员按 2010 年国家新型工业化综合配套改革试验区；单位个数由我们在代码文件中数出，不含之后的区划调整；"
        "没有人口和经济数字。",
        limits_en="Members as of the national reform pilot zone of 2010. Units were counted by us in the code file, "
        "without later changes. No population or economic figures.",
        question="沈阳经济区有哪几个城市？它们的区划代码是多少？",
        question_en="Which cities form the Shenyang Economic Zone, and what are their codes?",
        keywords=("沈阳经济区", "城市群", "鞍山", "抚顺", "本溪", "营口", "阜新", "辽阳", "铁岭", "区划代码"),
        keywords_en=("Shenyang Economic Zone", "city cluster", "Anshan", "Fushun", "division code"),
        publisher="dsj",
        library="professional/geospatial",
        theme="geography",
        update_cycle="irregular",
        origin="fact",
        plan_section="四（七）1",
        plan_system="沈阳经济区智慧城市群",
        responsible="市大数据局；配合部门：市发展改革委",
        provenance="城市成员按 2010 年国家新型工业化综合配套改革试验区；代码取自国家统计局区划代码文件，"
        "城市代码补零为六位。",
        provenance_en="Members as of the national reform pilot zone of 2010; codes from a file of NBS division codes, "
        "city codes padded to six digits.",
        number=1,
        sources=(DIVISION_CODES,),
        related=("districts", "townships", "plan-tasks"),
        tables=(
            Table(
                name="economic-zone-cities",
                title="沈阳经济区八市",
                title_en="The eight cities",
                fields=(
                    id_field("city_code", "城市代码", "City code", "21[0-9]{2}00", "DE0053"),
                    F("city", "城市", "City", kind="name", required=True, unique=True),
                    F("city_en", "英文名称", "English name", required=True),
                    F("order_in_zone", "排列次序", "Order", type="integer", required=True, minimum=1, maximum=8),
                    measure("county_level_units", "县级单位数", "County-level units", "个", "units"),
                    measure("township_level_units", "乡级单位数", "Township-level units", "个", "units"),
                ),
                key=("city_code",),
                chart={"kind": "bar", "x": "city", "y": "township_level_units", "aggregate": "sum"},
            ),
            Table(
                name="counties",
                title="八市所辖区县",
                title_en="Districts and counties of the eight cities",
                fields=(
                    F(
                        "code",
                        "区县代码",
                        "County code",
                        kind="identifier",
                        required=True,
                        unique=True,
                        pattern="21[0-9]{4}",
                    ),
                    F("name", "区县", "County", kind="name", required=True),
                    category(
                        "level",
                        "级别",
                        "Level",
                        "市辖区=District;县=County;自治县=Autonomous county;县级市=County-level city",
                    ),
                    F(
                        "city_code",
                        "城市代码",
                        "City code",
                        required=True,
                        pattern="21[0-9]{2}00",
                        element="DE0053",
                        role="reference",
                    ),
                    F("city", "城市", "City", required=True),
                ),
                key=("code",),
                foreign_keys=(("city_code", "economic-zone-cities", "economic-zone-cities", "city_code"),),
                chart={"kind": "bar", "x": "city", "color": "level", "aggregate": "count"},
            ),
        ),
    )
]
