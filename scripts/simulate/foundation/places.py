"""人口库: the real districts and townships."""

from scripts.simulate.foundation.fields import DISTRICTS_KEY, category, district_fields, id_field, measure
from scripts.simulate.framework import F, Package, Table

DIVISION_CODES = {
    "title": "modood/Administrative-divisions-of-China@57a0aa9c（国家统计局区划代码）",
    "title_en": "modood/Administrative-divisions-of-China@57a0aa9c (codes of the National Bureau of Statistics)",
    "path": "https://github.com/modood/Administrative-divisions-of-China",
    "license": "WTFPL",
    "license_en": "WTFPL",
}
_POLYGONS = {
    "title": "anzhou99/GeoJsons@ae330471 210100_full.json（DataV/高德区划边界）：代码和名称的第二处核对、中心点、边界",
    "title_en": "anzhou99/GeoJsons@ae330471 210100_full.json (boundaries of DataV/Amap): a second check of codes and "
    "names, centre points, boundaries",
    "path": "https://github.com/anzhou99/GeoJsons",
    "license": "仓库没有许可说明；只取事实，没有复制边界文件",
    "license_en": "The repository states no licence; facts only, no boundary file copied",
}
_CENSUS = [
    {
        "title": "沈阳市各区县常住人口（2020 年普查）网页转载：12 个区县的万人数；其中铁西区 170 万一格与全市合计矛盾，"
        "未采用",
        "title_en": "Residents of Shenyang's districts (2020 census), as reprinted on a web page: twelve districts in "
        "tens of thousands; its 1.7 million for Tiexi contradicts the city's total and is not used",
        "path": "https://www.mddtxt.net/list/shenyangshigexianshiqurenkoushuliangpaixingbang.html",
        "license": "网页没有许可说明；只取数字事实",
        "license_en": "The page states no licence; facts in numbers only",
    },
    {
        "title": "沈阳市第七次全国人口普查结果网页转载：铁西区 1,335,935 人、康平县 278,384 人",
        "title_en": "Shenyang's results of the seventh census, as reprinted on a web page: Tiexi 1,335,935, "
        "Kangping 278,384",
        "path": "https://bkwk.cn/article/syjmlnxzdddrkam.html",
        "license": "网页没有许可说明；只取数字事实",
        "license_en": "The page states no licence; facts in numbers only",
    },
    {
        "title": "沈阳市第七次全国人口普查结果网页转载：全市 9,070,093 人、6 个区的十年增量",
        "title_en": "Shenyang's results of the seventh census, as reprinted on a web page: 9,070,093 in the city, "
        "ten-year growth of six districts",
        "path": "https://askci.com/news/data/hongguan/20210604/0841171470768.shtml",
        "license": "网页没有许可说明；只取数字事实",
        "license_en": "The page states no licence; facts in numbers only",
    },
]
_PEOPLE = {
    "publisher": "tjj",
    "library": "base/population",
    "theme": "geography",
    "update_cycle": "irregular",
    "origin": "fact",
    "plan_section": "四（二）1",
    "plan_system": "人口库",
    "responsible": "市大数据局；配合单位：市直相关部门",
}

_DISTRICTS = Package(
    name="districts",
    title="沈阳市区县代码与常住人口",
    title_en="Districts of Shenyang: codes and resident population",
    summary="沈阳市的 13 个区县，包括 10 个区、2 个县、1 个县级市：六位行政区划代码、名称、级别、2020 "
    "年第七次全国人口普查的常住人口"
    "和中心点。全站按区县统计的数据都用这张表的代码相连。",
    summary_en="The 13 districts of Shenyang: 10 districts, 2 counties and 1 county-level city, each with its "
    "six-digit code, name, level, resident population at the census of 2020 and centre point. Every dataset by "
    "district joins this table by its code.",
    limits="只有铁西区和康平县的人口精确到人，其余由以万人为单位的数字换算，末两位是零；"
    "面积是我们按简化边界自行计算的，"
    "不是官方面积；中心点是 GCJ-02 坐标，没有换算。",
    limits_en="Only 铁西区 and 康平县 are exact to the person; the others come from figures in 10,000 persons with two "
    "decimals. The area is our own computation on a simplified polygon, not an official one. Centres are GCJ-02, "
    "not converted.",
    question="沈阳哪个区人口最多？我住的区县代码是多少？",
    question_en="Which district of Shenyang has most residents, and what is the code of mine?",
    keywords=("区县", "行政区划", "区划代码", "人口", "普查", "铁西区", "和平区", "户籍", "十区两县一市"),
    keywords_en=("district", "administrative division", "code", "population", "census 2020"),
    provenance="代码和名称在两份独立文件中一致；人口转录自普查结果的网页，十三个区县相加与全市 9,070,093 "
    "人只差四舍五入；"
    "面积按简化边界在球面上自行计算。",
    provenance_en="Codes and names agree in two independent files. Population transcribed from pages that restate the "
    "census; the thirteen add up to the city's 9,070,093 within rounding. Area computed by us on the sphere.",
    granularity="district",
    temporal=("2020-11-01", "2020-11-01"),
    number=1,
    sources=(DIVISION_CODES, _POLYGONS, *_CENSUS),
    related=("townships", "population-register", "economic-zone-cities", "macro-indicators"),
    tables=(
        Table(
            name="districts",
            title="区县代码、级别与 2020 年常住人口",
            title_en="Codes, levels and population of 2020",
            coordinate_system="GCJ-02",
            fields=(
                F(
                    "code",
                    "区县代码",
                    "District code",
                    kind="district_code",
                    required=True,
                    unique=True,
                    pattern="2101[0-9]{2}",
                    element="DE0001",
                    role="source",
                ),
                F(
                    "name",
                    "区县",
                    "District",
                    kind="district",
                    required=True,
                    unique=True,
                    element="DE0002",
                    role="source",
                ),
                F("name_en", "英文名称", "English name", kind="name", required=True),
                category("level", "级别", "Level", "市辖区=District;县=County;县级市=County-level city"),
                measure(
                    "population_2020",
                    "常住人口（2020 年普查）",
                    "Residents (census of 2020)",
                    "人",
                    "persons",
                    element="DE0003",
                    role="source",
                ),
                category(
                    "population_precision",
                    "人口精度",
                    "Precision of the population",
                    "精确到人=To the person;精确到百人=To a hundred persons (from 0.01 of 10,000)",
                ),
                measure(
                    "increase_2010_2020",
                    "十年增加人口",
                    "Increase 2010–2020",
                    "人",
                    "persons",
                    required=False,
                    description="来源只列出人口增加的 6 个区，其余为空",
                    description_en="The source lists only the six that grew; empty for the rest",
                ),
                measure(
                    "polygon_area",
                    "边界面积（自行计算）",
                    "Polygon area (our computation)",
                    "平方千米",
                    "km²",
                    "number",
                    description="按简化边界在球面上自行计算，不是官方面积",
                    description_en="Computed by us on a simplified polygon; not an official area",
                ),
                F(
                    "longitude",
                    "中心点经度",
                    "Centre longitude",
                    type="number",
                    unit="度",
                    unit_en="degrees",
                    kind="longitude",
                ),
                F(
                    "latitude",
                    "中心点纬度",
                    "Centre latitude",
                    type="number",
                    unit="度",
                    unit_en="degrees",
                    kind="latitude",
                ),
            ),
            key=("code",),
            chart={"kind": "tile_map", "x": "name", "y": "population_2020", "aggregate": "sum"},
        ),
    ),
    **_PEOPLE,
)

_TOWNSHIPS = Package(
    name="townships",
    title="沈阳市街道乡镇代码",
    title_en="Townships and subdistricts of Shenyang",
    summary="沈阳市的街道、镇、乡和同级区域，共 190 个：九位统计用区划代码、名称、类别和所属区县。"
    "可以用来把地址、社区和网点归到街道乡镇，再通过区县代码与全站其他数据相连。",
    summary_en="The subdistricts, towns and townships of Shenyang, 190 in all: the "
    "nine-digit statistical code, name, kind and district. It places an address under its township and joins the "
    "rest of the portal by district code.",
    limits="是来源文件采集时的统计用区划，不反映之后的撤并改名；拼音由程序按常用读音转写，"
    "个别地名的本地读音（如“堡”）可能不同。",
    limits_en="The statistical division at the time of the source file; later mergers and renamings are not in it. "
    "Pinyin is transliterated by program in the usual reading; local readings (such as 堡) may differ.",
    question="我住的街道归哪个区管？每个区有多少个街道和乡镇？",
    question_en="Which district does my subdistrict belong to, and how many does each district have?",
    keywords=("街道", "乡镇", "镇", "区划代码", "行政区划", "街道办"),
    keywords_en=("township", "subdistrict", "street", "administrative division", "code"),
    provenance="取自统计用区划代码文件中沈阳市的 190 行，类别由名称的末尾判断，区县名称按代码前六位对应。",
    provenance_en="The 190 rows of Shenyang in a file of statistical codes; the kind is read from the name's ending, "
    "the district from the first six digits.",
    granularity="street",
    number=2,
    sources=(DIVISION_CODES,),
    related=("districts", "community-services", "place-names"),
    tables=(
        Table(
            name="townships",
            title="街道乡镇名录",
            title_en="List of townships",
            fields=(
                id_field("code", "街道乡镇代码", "Township code", "2101[0-9]{5}", "DE0004"),
                F("name", "街道乡镇", "Township", kind="name", required=True, element="DE0005", role="source"),
                F(
                    "name_pinyin",
                    "汉语拼音",
                    "Pinyin",
                    required=True,
                    description="程序自动转写，不是官方译名",
                    description_en="Transliterated by program; not an official translation",
                ),
                category(
                    "kind",
                    "类别",
                    "Kind",
                    "街道=Subdistrict;镇=Town;乡=Township;民族乡=Ethnic township;其他=Farm or other unit of that level",
                ),
                *district_fields(),
            ),
            key=("code",),
            foreign_keys=(DISTRICTS_KEY,),
            chart={"kind": "bar", "x": "district", "color": "kind", "aggregate": "count"},
        ),
    ),
    **_PEOPLE,
)

PACKAGES = [_DISTRICTS, _TOWNSHIPS]
