"""The industry clusters and incubators that the plan of 2017 names."""

from typing import Any

from scripts.simulate.foundation.fields import DISTRICTS_KEY, category, district_fields, id_field
from scripts.simulate.foundation.plan import PLAN_SOURCE, TASK_KEY, quote_field, section_field, task_field
from scripts.simulate.framework import F, Package, Table

_SHARED: dict[str, Any] = {
    "publisher": "dsj",
    "library": "thematic/industry",
    "theme": "technology",
    "update_cycle": "irregular",
    "origin": "fact",
    "plan_system": "3个产业集聚区、工业云、双创平台",
    "temporal": ("2017", "2017"),
    "sources": (PLAN_SOURCE,),
}

_CLUSTERS = Package(
    name="industry-clusters",
    title="大数据产业集聚区",
    title_en="Big-data industry clusters",
    summary="沈阳市 2017 年方案要壮大的大数据产业集聚区，共 3 个，分别在浑南区、和平区和铁西区：名称、"
    "所在区、发展重点和原文；"
    "另一张表列出方案点名的 13 家园区、基地和单位。",
    summary_en="The three big-data clusters that the 2017 plan sets out to grow, in Hunnan, "
    "Heping and "
    "Tiexi: name, district, focus and quotation; a second table lists the 13 parks, bases and bodies it names.",
    limits="只有方案的文字，没有企业名单、产值和现状；浑南、铁西两处的名称由我们按“某区大数据产业集聚区”概括；"
    "英文是我们的译文。",
    limits_en="Only the words of the plan: no firms, output or present state. The names of the Hunnan and Tiexi "
    "clusters "
    "are our phrasing; English is our translation.",
    question="三好街的大数据集聚区主要做什么？依托哪些园区？",
    question_en="What is the Sanhao Street big-data cluster for, and which parks is it built on?",
    keywords=("产业园", "集聚区", "大数据产业", "三好街", "浑南", "铁西", "软件园"),
    keywords_en=("industry cluster", "big data", "science park", "Sanhao Street"),
    plan_section="四（三）1",
    responsible="市大数据局，浑南区、和平区、铁西区政府",
    provenance="转录方案四(三)1，成员按原句的“为主”“依托”“包括”“重点部署”归类。",
    provenance_en="Transcribed from 四(三)1; members are classed by the words of the sentence.",
    granularity="district",
    number=2,
    related=("incubators", "plan-targets", "plan-tasks", "data-products"),
    tables=(
        Table(
            name="industry-clusters",
            title="3 个集聚区",
            title_en="The three clusters",
            fields=(
                id_field("cluster_id", "集聚区编号", "Cluster id", "IC[0-9]", "DE0054"),
                F("name", "名称", "Name", kind="name", required=True, unique=True),
                F("name_en", "英文名称（译）", "In English (our translation)", required=True),
                *district_fields(),
                F("focus", "发展重点", "Focus", required=True),
                F("focus_en", "发展重点（译）", "Focus in English (our translation)", required=True),
                quote_field(),
            ),
            key=("cluster_id",),
            foreign_keys=(DISTRICTS_KEY,),
            chart={"kind": "tile_map", "x": "district", "aggregate": "count"},
        ),
        Table(
            name="members",
            title="方案点名的园区、基地和单位",
            title_en="Parks, bases and bodies named",
            fields=(
                F(
                    "cluster_id",
                    "集聚区编号",
                    "Cluster id",
                    required=True,
                    pattern="IC[0-9]",
                    element="DE0054",
                    role="reference",
                ),
                F("name", "名称", "Name", kind="name", required=True),
                F("name_en", "英文名称（译）", "In English (our translation)", required=True),
                category("side", "方位", "Side", "东部=East;西部=West", required=False),
                category(
                    "role",
                    "关系",
                    "Relation",
                    "主体=Main park;依托单位=Built on;东大系产业园成员=Part of the Northeastern University parks;"
                    "重点部署=To be set up",
                ),
            ),
            key=("cluster_id", "name"),
            foreign_keys=(("cluster_id", "industry-clusters", "industry-clusters", "cluster_id"),),
            chart={"kind": "bar", "x": "cluster_id", "color": "role", "aggregate": "count"},
        ),
    ),
    **_SHARED,
)

_INCUBATORS = Package(
    name="incubators",
    title="双创平台与孵化基地",
    title_en="Incubators and start-up platforms",
    summary="沈阳市 2017 年方案点名的创新创业平台和双创基地，共 6 个：名称、方案写明的建设方、"
    "所在区（写明的才有）、对应任务和原文。"
    "想创业的市民可以由此了解当年规划了哪些孵化平台。",
    summary_en="The start-up platforms and bases that the 2017 plan names, six in all: name, builders as "
    "stated, district where stated, the measure and the quotation — what was planned for those who wanted to start "
    "a business.",
    limits="只说明方案当年的安排，不代表现在仍在运营；没有地址、联系方式和入驻企业；方案没有写明区县或建设方的留空。",
    limits_en="What the plan set out, not what runs today. No address, contact or tenants; district and builders are "
    "empty where the plan is silent.",
    question="方案里有哪些帮助创业的孵化平台？由哪些单位共同建设？",
    question_en="Which incubators does the plan name, and who builds them?",
    keywords=("创业", "孵化器", "双创", "众创空间", "创新创业", "乐业空间", "青创空间"),
    keywords_en=("incubator", "start-up", "innovation", "entrepreneurship"),
    plan_section="四（三）3",
    responsible="市大数据局，沈北新区、和平区政府",
    provenance="转录方案四(三)1、四(三)3 和四(四)1 中写明“双创”“创新创业”“孵化”的平台和基地，"
    "以及同句列出的沈阳乐业空间。",
    provenance_en="Transcribed from 四(三)1, 四(三)3 and 四(四)1: the platforms and bases called 双创, 创新创业 or "
    "孵化, and 沈阳乐业空间 listed with them.",
    granularity="district",
    number=3,
    related=("industry-clusters", "plan-tasks", "industrial-cloud-services"),
    tables=(
        Table(
            name="incubators",
            title="6 个平台与基地",
            title_en="The six platforms and bases",
            fields=(
                F(
                    "incubator_id",
                    "平台编号",
                    "Platform id",
                    kind="identifier",
                    required=True,
                    unique=True,
                    pattern="IN[0-9]",
                ),
                F("name", "名称", "Name", kind="name", required=True, unique=True),
                F("name_en", "英文名称（译）", "In English (our translation)", required=True),
                F(
                    "builders",
                    "建设方（原文）",
                    "Builders (as written)",
                    description="顿号分隔；方案没有写明的为空",
                    description_en="Separated by 、; empty where the plan is silent",
                ),
                F(
                    "district_code",
                    "区县代码",
                    "District code",
                    kind="district_code",
                    pattern="2101[0-9]{2}",
                    element="DE0001",
                    role="reference",
                ),
                F("district", "区县", "District", kind="district", element="DE0002", role="reference"),
                section_field(),
                task_field(),
                quote_field(),
            ),
            key=("incubator_id",),
            foreign_keys=(DISTRICTS_KEY, TASK_KEY),
            chart={"kind": "bar", "x": "section", "aggregate": "count"},
        ),
    ),
    **_SHARED,
)

PACKAGES = [_CLUSTERS, _INCUBATORS]
