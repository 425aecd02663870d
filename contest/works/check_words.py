"""What the automatic checks of a work say. Each says what is wrong and what to do."""

from core.words import Text

REQUIRED = Text("请填写“{field}”。", "Fill in “{field}”.")
TOO_SHORT = Text("“{field}”太短，至少 {minimum} 个字。", "“{field}” is too short: at least {minimum} characters.")
TOO_LONG = Text(
    "“{field}”有 {length} 个字，最多 {maximum} 个，请精简。",
    "“{field}” has {length} characters; at most {maximum} are allowed.",
)
TOO_MANY = Text("“{field}”有 {length} 项，最多 {maximum} 项。", "“{field}” has {length} entries; at most {maximum}.")
TOO_FEW_DATASETS = Text(
    "这个赛道要求至少使用目录中的 {minimum} 个开放数据集，目前有 {count} 个。请从数据目录中选择。",
    "This track asks for at least {minimum} open datasets of the catalogue; there are {count}. Choose from it.",
)
DATASET_UNKNOWN = Text(
    "目录中没有数据集“{dataset}”。请从数据目录中重新选择，目录外的数据请填在“其他数据来源”。",
    "The catalogue has no dataset “{dataset}”. Choose it again; data from elsewhere goes under “Other data”.",
)
DATASET_WITHDRAWN = Text(
    "数据集“{dataset}”已经撤下，不能再声明使用。请换一个数据集。",
    "The dataset “{dataset}” was withdrawn and can no longer be declared. Choose another one.",
)
DATASET_CLOSED = Text(
    "数据集“{dataset}”不予开放，不能用于参赛作品。请换一个数据集。",
    "The dataset “{dataset}” is not open and cannot be used in a work. Choose another one.",
)
DATASET_EMPTY = Text(
    "数据集“{dataset}”还没有可下载的版本，不能声明使用。请换一个数据集。",
    "The dataset “{dataset}” has no version to download yet and cannot be declared. Choose another one.",
)
DATASET_CONDITIONAL = Text(
    "数据集“{dataset}”是有条件开放的，请确认团队已按要求获得授权，初审时会核对。",
    "The dataset “{dataset}” is open under conditions. Make sure that the team has permission; screening checks it.",
)
DATASET_TWICE = Text(
    "数据集“{dataset}”重复声明，请合并为一项。", "The dataset “{dataset}” stands twice; make one entry of it."
)
FIELD_UNKNOWN = Text(
    "数据集“{dataset}”没有字段“{field}”。它的字段：{fields}。",
    "The dataset “{dataset}” has no field “{field}”. It has: {fields}.",
)
NO_FIELDS = Text("请写明使用了数据集“{dataset}”的哪些字段。", "Say which fields of the dataset “{dataset}” are used.")
NO_PURPOSE = Text("请写明数据集“{dataset}”的用途。", "Say what the dataset “{dataset}” is used for.")
SOURCE_INCOMPLETE = Text(
    "“其他数据来源”第 {number} 项要写明名称、网址和许可。",
    "Entry {number} of “Other data” needs a name, an address and a licence.",
)
LINK_REFUSED = Text("“{field}”的网址不能用：{reason}。", "The address in “{field}” cannot be used: {reason}.")
LINK_DEAD = Text(
    "“{field}”的网址现在打不开：{reason}。请核对；评审时还打不开会影响评分。",
    "The address in “{field}” cannot be opened now: {reason}. Check it: judges have to be able to open it.",
)
NAMES_IN_TEXT = Text(
    "“{field}”里出现了“{name}”，可能让评委看出是谁的作品。盲审要求不出现团队、成员和单位的名字。",
    "“{field}” contains “{name}”, by which judges may see whose work it is. Blind judging asks to leave names out.",
)
EMAIL_IN_TEXT = Text(
    "“{field}”里有电子邮箱，可能让评委看出是谁的作品。请移到“联系方式”。",
    "“{field}” contains an e-mail address, by which judges may see whose work it is. Move it to “Contact”.",
)
NAMES_IN_FILE_NAME = Text(
    "附件“{file}”的文件名里有“{name}”，请改名后重新上传。",
    "The name of the file “{file}” contains “{name}”. Rename it and upload it again.",
)
NAMES_IN_FILE = Text(
    "附件“{file}”的文件属性里写着“{name}”，评委会看到。请清除文件属性后重新上传。",
    "The properties of the file “{file}” say “{name}”, which judges would see. Clear them and upload it again.",
)
AUTHOR_IN_FILE = Text(
    "附件“{file}”的文件属性里有作者“{name}”。如果是真名，请清除后重新上传。",
    "The properties of the file “{file}” name an author, “{name}”. If that is a real name, clear it and upload again.",
)
TEAM_NOT_APPROVED = Text(
    "团队还没有通过审核（现在是“{status}”）。作品可以先提交，团队通过审核后才能进入评审。",
    "The team is not approved yet (it is “{status}”). The work can be submitted, but only an approved team is judged.",
)
FILE_MISSING = Text(
    "附件“{file}”在文件库里找不到或已改变，请重新上传。",
    "The file “{file}” is missing from the store or was changed. Upload it again.",
)
LOOKS_LIKE_ANOTHER = Text(
    "简介与作品 {code} 有 {percent}% 相同，请人工核对是否重复或抄袭。",
    "Its summary is {percent}% the same as that of work {code}: have a person look whether it was copied.",
)
