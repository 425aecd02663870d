"""The words of the gallery and of the page of a work."""

from core.words import Text

LEAD = Text(
    "历届大赛用开放数据做出的作品，每一件都能看到它用了哪些数据。",
    "What teams made of the open data, with the data each used.",
)
ALL_EDITIONS = Text("全部届次", "All editions")
AWARDED_ONLY = Text("只看获奖", "Awarded only")
FILTERS = Text("筛选作品", "Filter the works")
SEARCH = Text("搜索作品", "Search the works")
SEARCH_BUTTON = Text("搜索", "Search")
COUNT = Text("共 {count} 件作品", "{count} works")
COUNT_ONE = Text("共 1 件作品", "1 work")
OF_DATASET = Text("用到“{title}”的作品", "Works that use “{title}”")
EMPTY = Text("还没有可以展示的作品", "There is nothing to show yet")
EMPTY_NEXT = Text(
    "大赛结果确定后，入围和获奖作品会在这里展示。",
    "Finalists and winners appear here once the results are final.",
)
EMPTY_FILTERED = Text("没有符合条件的作品", "No work matches")
EMPTY_FILTERED_NEXT = Text("换一个词，或者看看全部作品。", "Try another word, or see all works.")
SEE_ALL = Text("看全部作品", "See all works")
BY_TEAM = Text("{team}", "{team}")
NO_PICTURE = Text("没有截图", "No picture")
OPEN_APP = Text("打开应用", "Open the app")
SOURCE_CODE = Text("源代码", "Source code")
VIDEO = Text("介绍视频", "Video")
ALIVE = Text("链接可用，检查于 {day}", "answers, checked {day}")
NOT_ALIVE = Text("检查于 {day} 时打不开：{problem}", "did not answer on {day}: {problem}")
DATA_USED = Text("用到的数据", "The data it uses")
CORE = Text("核心数据", "core")
AUXILIARY = Text("辅助数据", "auxiliary")
FIELDS_USED = Text("字段：{fields}", "Fields: {fields}")
WITHDRAWN = Text("数据集已撤下", "the dataset was withdrawn")
OTHER_SOURCES = Text("其他来源", "Other sources")
PICTURES = Text("截图", "Pictures")
PICTURE_OF = Text("“{title}”的截图 {number}", "Picture {number} of “{title}”")
ANONYMOUS = Text(
    "团队已撤回展示授权，只保留赛道、奖项和数据使用记录。",
    "The team took back its consent; only track, awards and data use are kept.",
)
BACK = Text("回到作品展示", "Back to the gallery")
MADE_WITH = Text("基于本数据的作品", "Made with this data")
MORE_WORKS = Text("更多作品", "More works")
EDITION = Text("{contest} · {track}", "{contest} · {track}")
