"""The plan of 2017 itself as data: its measures and offices, every number it names, its conference and contests."""

from scripts.simulate.foundation.fields import category, id_field
from scripts.simulate.framework import F, Package, Table

PLAN_SOURCE = {
    "title": "《沈阳市2017年建设国家大数据综合试验区实施方案》（沈政办发〔2017〕47号，2017年7月7日）",
    "title_en": "Shenyang's 2017 plan for the national big data pilot zone (General Office of the city government, "
    "No. 47 of 2017, 7 July 2017)",
    "license": "政府公文",
    "license_en": "Government document",
}
_SECTIONS = "方案中的位置，如 四(五)1 是第四部分第(五)节第 1 条"
_SECTIONS_EN = "Place in the plan: 四(五)1 is part 4, section 5, measure 1"


def section_field() -> F:
    note = {"description": _SECTIONS, "description_en": _SECTIONS_EN}
    return F("section", "章节", "Section", kind="category", required=True, **note)


def task_field(*, required: bool = True) -> F:
    """A reference to a measure of `plan-tasks`."""
    link = {"element": "DE0055", "role": "reference", "pattern": "T[0-9]{2}"}
    return F("task_id", "方案任务编号", "Plan task id", kind="identifier", required=required, **link)


def quote_field() -> F:
    return F("quote", "原文", "Quotation", required=True, description="逐字引自方案", description_en="Word for word")


TASK_KEY = ("task_id", "plan-tasks", "plan-tasks", "task_id")
_OFFICIAL = {
    "publisher": "zfbgt",
    "library": "professional/macro-economy",
    "theme": "government-services",
    "update_cycle": "irregular",
    "origin": "fact",
    "plan_section": "全文",
    "plan_system": "责任分工",
    "responsible": "方案各条所列责任单位",
    "temporal": ("2017", "2017"),
    "sources": (PLAN_SOURCE,),
}

_TASKS = Package(
    name="plan-tasks",
    title="大数据试验区方案任务与责任单位",
    title_en="Measures of the 2017 big-data plan and who is responsible",
    summary="沈阳市 2017 年大数据综合试验区实施方案的全部任务，共 34 条（主要任务 27 条、保障措施 7 条）：标题、"
    "原文、责任单位和配合单位；"
    "另一张表按“任务—单位”逐行列出 68 条分工，可以查每个部门承担哪些任务。",
    summary_en="All measures of Shenyang's 2017 plan for the national big-data pilot zone, 34 in all (27 "
    "tasks, "
    "7 safeguards), with title, text, responsible and supporting offices; a second table has one row per measure "
    "and office, 68 in all, to see what each office took on.",
    limits="只是 2017 年方案的文字，不说明任务是否完成；单位用方案中的名称，后来的机构改革没有反映；"
    "英文标题是我们的译文。",
    limits_en="The words of the plan of 2017 only; it does not say what was carried out. Offices keep the names of the "
    "plan; later reforms are not reflected. English titles are our translation.",
    question="智慧教育、智慧医保这些任务当年由哪个部门负责？市大数据局承担了多少条？",
    question_en="Which office was responsible for smart education, and how many measures fell to the big-data bureau?",
    keywords=("责任单位", "任务分工", "实施方案", "大数据", "智慧沈阳", "部门职责", "沈政办发"),
    keywords_en=("plan", "measures", "responsible office", "big data", "Smart Shenyang"),
    provenance="逐条转录方案原文，单位按原文拆开，省略的“市”和“政府”补全；没有标题的一条（同时……）用我们的短语作标题。",
    provenance_en="Transcribed measure by measure; lists of offices split, with the elided 市 and 政府 restored. "
    "The one "
    "measure without a title (同时…) has a phrase of ours.",
    number=1,
    related=("plan-targets", "conference-and-contests", "industry-clusters", "incubators"),
    tables=(
        Table(
            name="plan-tasks",
            title="34 条任务",
            title_en="The 34 measures",
            fields=(
                id_field("task_id", "方案任务编号", "Plan task id", "T[0-9]{2}", "DE0055"),
                section_field(),
                category("part", "部分", "Part", "主要任务=Tasks;保障措施=Safeguards"),
                F("group", "节标题", "Heading of the section", kind="category", required=True),
                F("title", "任务标题", "Title", kind="name", required=True),
                F("title_en", "英文标题（译）", "Title in English (our translation)", required=True),
                F("text", "任务原文", "Text", required=True),
                F("responsible", "责任单位（原文）", "Responsible (as written)", required=True),
                F(
                    "supporting",
                    "配合单位（原文）",
                    "Supporting (as written)",
                    description="方案没有写配合单位的为空",
                    description_en="Empty where the plan names none",
                ),
            ),
            key=("task_id",),
            chart={"kind": "bar", "x": "group", "aggregate": "count"},
        ),
        Table(
            name="task-offices",
            title="任务与单位（一行一项分工）",
            title_en="Measures and offices, one row each",
            fields=(
                task_field(),
                section_field(),
                F("office", "单位", "Office", kind="category", required=True),
                category("role", "角色", "Role", "责任单位=Responsible;配合单位=Supporting"),
                F(
                    "office_id",
                    "门户部门编号",
                    "Office id on this portal",
                    description="在本门户发布数据的部门才有",
                    description_en="Only for offices that publish on this portal",
                ),
                F(
                    "is_collective",
                    "是否泛指",
                    "Is a collective",
                    type="boolean",
                    required=True,
                    description="“各区、县（市）政府”“等部门”一类的泛指",
                    description_en="Wording such as “all district governments” or “and other offices”",
                ),
            ),
            key=("task_id", "office", "role"),
            foreign_keys=(TASK_KEY,),
            chart={"kind": "bar", "x": "office", "color": "role", "aggregate": "count"},
        ),
    ),
    **_OFFICIAL,
)

_TARGETS = Package(
    name="plan-targets",
    title="大数据试验区方案数字目标",
    title_en="Numbers named in the 2017 big-data plan",
    summary="沈阳市 2017 年大数据综合试验区实施方案写明的数字，共 34 个：名称、数值、单位、"
    "“等于”还是“不少于”、完成时限、所在章节和原文，"
    "例如免费 WiFi 热点区域 170 个、互联网出口带宽 7830G。",
    summary_en="The numbers that Shenyang's 2017 big-data plan names, 34 in all: what it counts, value, "
    "unit, "
    "whether exact or at least, deadline, section and quotation — such as 170 free WiFi areas or 7,830G of Internet "
    "bandwidth.",
    limits="是计划数，不是完成情况；文号、条目序号、4G、IPv6、12345 这类名称里的数字不收；"
    "“千亿”“7830G”“100M”保留原文单位，换算是我们的理解。",
    limits_en="Planned, not achieved. Numbers inside names (document number, item numbers, 4G, IPv6, 12345) are left "
    "out. 千亿, 7830G and 100M keep the plan's units; their English reading is ours.",
    question="方案要求 2017 年建成多少个免费 WiFi 热点区域？要引进多少家大数据企业？",
    question_en="How many free WiFi areas did the plan want in 2017, and how many big-data firms?",
    keywords=("目标", "指标", "数字", "WiFi", "带宽", "大数据企业", "实施方案", "试验区"),
    keywords_en=("target", "number", "plan", "WiFi areas", "bandwidth"),
    provenance="逐句通读方案，凡写明的数量、届次、年份和“一……”“三大……”都列一行，并附原文以便核对。",
    provenance_en="Read sentence by sentence; each stated quantity, edition, year and “one …”, “three …” has a row "
    "with "
    "its quotation for checking.",
    number=5,
    related=("plan-tasks", "wifi-areas", "broadband-coverage", "industry-clusters"),
    tables=(
        Table(
            name="plan-targets",
            title="34 个数字",
            title_en="The 34 numbers",
            fields=(
                id_field("target_id", "方案目标编号", "Plan target id", "PT[0-9]{2}", "DE0056"),
                section_field(),
                task_field(required=False),
                F("name", "目标名称", "What it counts", kind="name", required=True),
                F("name_en", "英文名称（译）", "In English (our translation)", required=True),
                category("kind", "类别", "Kind", "数量目标=Quantity to reach;组成数=Number of parts;时间目标=Year"),
                category("comparison", "比较", "Comparison", "等于=Equal to;不少于=At least"),
                F("value", "数值", "Value", type="number", kind="measure", required=True, minimum=0),
                F("unit", "单位", "Unit", required=True),
                F("unit_en", "英文单位", "Unit in English", required=True),
                F(
                    "due_on",
                    "完成时限",
                    "Due on",
                    type="date",
                    description="句子写明“2017年年底前”“年内”的填年底，其余为空",
                    description_en="Year end where the sentence says so; otherwise empty",
                ),
                quote_field(),
            ),
            key=("target_id",),
            foreign_keys=(TASK_KEY,),
            chart={"kind": "bar", "x": "section", "color": "kind", "aggregate": "count"},
        ),
    ),
    **_OFFICIAL,
)

_EVENTS = Package(
    name="conference-and-contests",
    title="智慧城市大会与赛事活动",
    title_en="The smart-city conference, its contests and events",
    summary="沈阳市 2017 年方案里写明的大会、论坛、博览会、评选、竞赛和宣传活动，共 6 项：名称、类别、"
    "属于哪项活动、责任单位和原文。"
    "包括第四届中国智慧城市（国际）创新大会、数据应用创新大赛和智慧沈阳优秀创意评选。",
    summary_en="The events that the 2017 plan names — conferences, forums, expos, selections, contests and "
    "campaigns, six in all — each with its kind, the event it is part of, the offices and the quotation; among them "
    "the "
    "fourth China Smart City Innovation Conference and the Data Application Innovation Contest.",
    limits="只收方案写明的内容：没有举办日期、地点、参赛和获奖名单，方案里也没有这些；英文名称是我们的译文。",
    limits_en="Only what the plan says: no dates, places, entrants or winners, none of which it gives. English names "
    "are our translation.",
    question="方案里提到了哪些面向市民和开发者的大赛和评选？由谁主办？",
    question_en="Which contests does the plan name for citizens and developers, and who holds them?",
    keywords=("大赛", "数据应用创新大赛", "创意评选", "智慧城市大会", "论坛", "博览会", "比赛"),
    keywords_en=("contest", "smart city", "conference", "innovation", "expo"),
    provenance="转录方案四(七)2 和五(七)，从属关系按原句。",
    provenance_en="Transcribed from 四(七)2 and 五(七); what is part of what follows the sentence.",
    publisher="dsj",
    library="thematic/industry",
    theme="technology",
    update_cycle="irregular",
    origin="fact",
    plan_section="四（七）2",
    plan_system="第四届中国智慧城市(国际)创新大会、优秀创意评选、数据应用创新大赛",
    responsible="市大数据局、服务业委",
    temporal=("2017", "2017"),
    sources=(PLAN_SOURCE,),
    number=1,
    related=("plan-tasks", "plan-targets", "incubators"),
    tables=(
        Table(
            name="conference-and-contests",
            title="大会与赛事活动",
            title_en="Conference, contests and events",
            fields=(
                F(
                    "event_id",
                    "活动编号",
                    "Event id",
                    kind="identifier",
                    required=True,
                    unique=True,
                    pattern="EV[0-9]{2}",
                ),
                F("name", "活动名称", "Name", kind="name", required=True, unique=True),
                F("name_en", "英文名称（译）", "In English (our translation)", required=True),
                category(
                    "kind",
                    "类别",
                    "Kind",
                    "大会=Conference;论坛=Forum;博览会=Expo;评选=Selection;竞赛=Contest;宣传活动=Campaign",
                ),
                F(
                    "part_of",
                    "所属活动",
                    "Part of",
                    pattern="EV[0-9]{2}",
                    description="属于哪项活动的编号；独立活动为空",
                    description_en="Id of the event it is part of; empty when it stands alone",
                ),
                section_field(),
                task_field(),
                F("responsible", "责任单位（原文）", "Responsible (as written)", required=True),
                quote_field(),
            ),
            key=("event_id",),
            foreign_keys=(TASK_KEY, ("part_of", "conference-and-contests", "conference-and-contests", "event_id")),
            chart={"kind": "bar", "x": "kind", "aggregate": "count"},
        ),
    ),
)

PACKAGES = [_EVENTS, _TASKS, _TARGETS]
