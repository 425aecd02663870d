"""The words of the catalogue's descriptions: feeds, tables of the whole catalogue, the catalogue template of 2017."""

from core.words import Text

SIMULATED = Text("模拟数据", "Simulated data")

# ---- the catalogue -----------------------------------------------------------------------------------------------

CATALOGUE_DESCRIPTION = Text("{tagline}。{statement}", "{tagline}. {statement}")
API_TITLE = Text("{site}：数据接口", "{site}: data API")
API_DESCRIPTION = Text(
    "查询目录和数据的接口，与 CKAN Action API 第 3 版兼容，读取不需要密钥。",
    "Queries over the catalogue and the rows, compatible with version 3 of CKAN's Action API. Reading needs no key.",
)
THEMES = Text("主题", "Themes")
LIBRARIES = Text("四库", "The four libraries")

# ---- what was asked for and is not there -------------------------------------------------------------------------

PAGE_NOT_FOUND = Text(
    "没有第“{page}”页：一共 {pages} 页。请把 page 写成 1 到 {pages} 之间的整数。",
    "There is no page “{page}”: there are {pages}. Give `page` as a whole number from 1 to {pages}.",
)
BAD_TIMESTAMP = Text(
    "参数“{parameter}”不能是“{value}”。请写日期或时刻，例如 2026-01-31 或 2026-01-31T08:00:00Z。",
    "The parameter “{parameter}” cannot be “{value}”. Give a day or a moment: 2026-01-31 or 2026-01-31T08:00:00Z.",
)
FEED_NOT_FOUND = Text(
    "没有“{id}”这个{kind}，所以没有它的订阅。全部数据集的订阅在 /feeds/dataset.atom。",
    "There is no {kind} “{id}”, so it has no feed. The feed of all datasets is /feeds/dataset.atom.",
)
KIND_THEME = Text("主题", "theme")
KIND_OFFICE = Text("部门", "office")

# ---- feeds -------------------------------------------------------------------------------------------------------

FEED_OF_ALL = Text("{site}：最近更新的数据集", "{site}: recently changed datasets")
FEED_OF_SOME = Text("{site}：{name}的数据集", "{site}: datasets of {name}")
FEED_OF_ONE = Text("{site}：{name}的版本", "{site}: versions of {name}")
FEED_VERSION = Text("{title}，第 {number} 版", "{title}, version {number}")
FEED_VERSION_SUMMARY = Text("{rows} 行。{text}", "{rows} rows. {text}")
SIMULATED_TITLE = Text("{title}（模拟数据）", "{title} (simulated data)")

# ---- the whole catalogue as a table ------------------------------------------------------------------------------

SHEET_CATALOGUE = Text("数据集", "Datasets")
SHEET_ABOUT = Text("说明", "About")
COLUMNS = {
    "id": Text("标识符", "Id"),
    "name": Text("名称代码", "Name"),
    "title": Text("名称", "Title"),
    "title_en": Text("名称（英文）", "Title in English"),
    "origin": Text("性质", "Origin"),
    "origin_note": Text("性质说明", "What the origin means"),
    "description": Text("摘要", "Description"),
    "description_en": Text("摘要（英文）", "Description in English"),
    "publisher": Text("提供单位", "Publisher"),
    "publisher_en": Text("提供单位（英文）", "Publisher in English"),
    "contact_name": Text("联系人", "Contact"),
    "contact_email": Text("联系邮箱", "Contact e-mail"),
    "theme": Text("主题", "Theme"),
    "library": Text("四库", "Library"),
    "sublibrary": Text("子库", "Sub-library"),
    "keywords": Text("关键词", "Keywords"),
    "keywords_en": Text("关键词（英文）", "Keywords in English"),
    "resource_code": Text("资源代码", "Resource code"),
    "open_type": Text("开放类型", "Access"),
    "reason": Text("不开放的原因或开放条件", "Reason or condition"),
    "license_id": Text("许可", "Licence"),
    "license_url": Text("许可全文", "Licence text"),
    "update_cycle": Text("更新周期", "Update cycle"),
    "issued": Text("首次发布", "First published"),
    "modified": Text("最近更新", "Last updated"),
    "metadata_modified": Text("元数据更新时刻", "Record changed"),
    "temporal_start": Text("时间范围起", "Period from"),
    "temporal_end": Text("时间范围止", "Period to"),
    "spatial_code": Text("行政区划代码", "Area code"),
    "tables": Text("数据表数", "Tables"),
    "rows": Text("行数", "Rows"),
    "formats": Text("格式", "Formats"),
    "csv": Text("CSV 地址", "CSV addresses"),
    "url": Text("页面", "Page"),
}
ORIGIN_NOTES = {
    "fact": Text("事实数据：来自所注明的公开来源。", "Factual data: it comes from the public sources that are named."),
    "simulated": Text(
        "模拟数据：由程序按固定种子生成，不反映任何真实单位或个人的情况。",
        "Simulated data: generated from a fixed seed, it describes no real body or person.",
    ),
    "office": Text("由发布单位提供。", "Provided by the body that publishes it."),
}

# ---- the catalogue template of 政务信息资源目录编制指南 --------------------------------------------------------------

TEMPLATE_SHEET = Text("政务信息资源目录", "Resource catalogue")
TEMPLATE_NOTES = Text("填写说明", "Notes")
TEMPLATE_CLASS = Text("信息资源分类", "Classification")
TEMPLATE_CLASS_1 = Text("类", "Class")
TEMPLATE_CLASS_2 = Text("项", "Item")
TEMPLATE_CLASS_3 = Text("目", "Heading")
TEMPLATE_CLASS_4 = Text("细目", "Sub-heading")
TEMPLATE_NAME = Text("信息资源名称", "Resource name")
TEMPLATE_CODE = Text("信息资源代码", "Resource code")
TEMPLATE_OFFICE = Text("信息资源提供方", "Provider")
TEMPLATE_OFFICE_CODE = Text("信息资源提供方代码", "Provider code")
TEMPLATE_SUMMARY = Text("信息资源摘要", "Summary")
TEMPLATE_FORMAT = Text("信息资源格式", "Format")
TEMPLATE_ITEMS = Text("信息项信息", "Data items")
TEMPLATE_ITEM = Text("信息项名称", "Item name")
TEMPLATE_TYPE = Text("数据类型", "Data type")
TEMPLATE_SHARED = Text("共享属性", "Sharing")
TEMPLATE_SHARED_TYPE = Text("共享类型", "Sharing type")
TEMPLATE_SHARED_CONDITION = Text("共享条件", "Sharing condition")
TEMPLATE_SHARED_WAY = Text("共享方式", "Sharing method")
TEMPLATE_OPEN = Text("开放属性", "Opening")
TEMPLATE_IS_OPEN = Text("是否向社会开放", "Open to the public")
TEMPLATE_CONDITION = Text("开放条件", "Condition")
TEMPLATE_CYCLE = Text("更新周期", "Update cycle")
TEMPLATE_ISSUED = Text("发布日期", "Published on")
TEMPLATE_RELATED = Text("关联资源代码", "Related resource codes")
TEMPLATE_ORIGIN = Text("数据性质", "Origin")
YES = Text("是", "Yes")
NO = Text("否", "No")
TEMPLATE_ABOUT = (
    Text(
        "本表按《政务信息资源目录编制指南（试行）》（发改高技〔2017〕1272号）的核心元数据列出本门户的全部数据集，"
        "一个信息项一行；最后一列“数据性质”为本门户所加。",
        "This sheet lists every dataset of the portal by the core metadata of the national guide to resource "
        "catalogues of 2017 (No. 1272), one row a data item. The last column, the origin, is the portal's own.",
    ),
    Text(
        "“类”“项”“目”填写本门户的四库、子库和主题；没有更细的分类，“细目”空白。",
        "Class, item and heading hold the portal's library, sub-library and theme. There is no finer class.",
    ),
    Text(
        "提供方代码和共享属性在记录中没有，因此空白，没有推测。",
        "The records hold neither a provider's code nor how it is shared between offices; both stay empty.",
    ),
    Text(
        "标为“模拟”的数据由程序按固定种子生成，不反映任何真实单位或个人的情况。",
        "Data marked as simulated is generated from a fixed seed and describes no real body or person.",
    ),
)

# ---- what there is, as links -------------------------------------------------------------------------------------

OFFER_DCAT_TURTLE = Text("DCAT-AP 3（Turtle）", "DCAT-AP 3 (Turtle)")
OFFER_DCAT_JSONLD = Text("DCAT-AP 3（JSON-LD）", "DCAT-AP 3 (JSON-LD)")
OFFER_DCAT_XML = Text("DCAT-AP 3（RDF/XML）", "DCAT-AP 3 (RDF/XML)")
OFFER_DCAT_US = Text("DCAT-US 1.1（data.json）", "DCAT-US 1.1 (data.json)")
OFFER_DATA_PACKAGE = Text("Data Package v2（datapackage.json）", "Data Package v2 (datapackage.json)")
OFFER_CROISSANT = Text("Croissant 1.0（机器学习）", "Croissant 1.0 (machine learning)")
OFFER_CSVW = Text("CSVW（这张表的列）", "CSVW (the columns of this table)")
OFFER_ATOM = Text("Atom 订阅：最近更新的数据集", "Atom feed: recently changed datasets")
OFFER_ATOM_VERSIONS = Text("Atom 订阅：本数据集的新版本", "Atom feed: new versions of this dataset")
OFFER_CSV = Text("全部目录（CSV）", "The whole catalogue (CSV)")
OFFER_XLSX = Text("全部目录（Excel）", "The whole catalogue (Excel)")
OFFER_JSON = Text("全部目录（JSON）", "The whole catalogue (JSON)")
OFFER_PARQUET = Text("全部目录（Parquet）", "The whole catalogue (Parquet)")
OFFER_1272 = Text(
    "《政务信息资源目录编制指南》的目录表（Excel）", "The table of China's guide to resource catalogues (Excel)"
)
