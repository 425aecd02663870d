"""The words of what is answered outside the pages."""

from core.words import Text

PAGE_NOT_FOUND = Text("没有这个页面", "Page not found")
PAGE_NOT_FOUND_BODY = Text(
    "这个网址没有对应的页面，可能是链接写错了，也可能是页面换了地址。",
    "There is no page at this address. The link may be mistyped, or the page may have moved.",
)
ONLY_READ = Text("这个网址只能读取，不能提交内容。", "This address can only be read; nothing can be sent to it.")
ONLY_SENT = Text(
    "这个网址只接收表单，不能直接打开。请从本站的页面进入。",
    "This address only takes forms and cannot be opened by itself. Come from a page of this site.",
)
GO_HOME = Text("回到首页", "Go to the front page")
GO_BROWSE = Text("浏览数据目录", "Browse the catalogue")
GO_BACK_TO_DATASET = Text("回到数据集页面", "Back to the dataset page")
NOT_DONE = Text("没有完成", "That did not work")
SKIP_JAVASCRIPT = Text(
    "这个网站的图表和筛选需要 JavaScript。下面是不需要它就能看到和下载的内容。",
    "Charts and filters on this site need JavaScript. Below is what you can read and download without it.",
)
DATASETS = Text("数据目录", "Datasets")
DATASETS_DESCRIPTION = Text(
    "{site}的全部 {count} 个数据集：按主题、部门和四库查找，在线查看、画图和下载。",
    "All {count} datasets of {site}: find them by theme, office or library, explore, chart and download them.",
)
HOME_DESCRIPTION = Text(
    "{site}：出行、看病、上学、找工作、取暖、吃得放心——查找、看懂并下载城市数据，共 {count} 个数据集。",
    "{site}: transport, health, schools, jobs, heating, food safety. Find, understand and download {count} datasets.",
)
OVERVIEW = Text("开放概况", "Overview")
OVERVIEW_DESCRIPTION = Text(
    "{site}开放了多少数据、是否按时更新，按四库、主题和部门统计。",
    "How much data {site} has opened and how fresh it is, by library, theme and office.",
)
HELP = Text("帮助", "Help")
HELP_DESCRIPTION = Text(
    "怎样查找、看懂和使用{site}的数据，什么是模拟数据，遇到问题找谁。",
    "How to find, understand and use the data of {site}, what simulated data is, and whom to ask.",
)
SIMULATED = Text("模拟数据，不反映真实情况", "Simulated data, not real")
FACT = Text("公开事实", "Public fact")
ORIGINS = {"simulated": SIMULATED, "fact": FACT, "office": Text("发布单位提供", "From the office")}
PUBLISHER = Text("提供部门", "Publisher")
FIELDS = Text("字段", "Fields")
DOWNLOADS = Text("下载", "Downloads")
OPENING = Text("正在打开……", "Opening…")
ROWS = Text("{count} 行", "{count} rows")
CLOSED = Text("不予开放：{reason}", "Not open: {reason}")
