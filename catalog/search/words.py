"""The sentences of the search, in both languages."""

from core.words import LANGS, Text

VIA_SYNONYM = Text("“{typed}”也叫“{via}”", "“{typed}” is also called “{via}”")
VIA_FIELD = Text("字段“{name}”", "Column “{name}”")
VIA_KEYWORD = Text("关键词“{name}”", "Keyword “{name}”")
VIA_TITLE = Text("题名“{name}”", "Title “{name}”")
VIA_SUMMARY = Text("简介中提到", "Mentioned in the summary")
VIA_THEME = Text("主题“{name}”", "Theme “{name}”")
VIA_VALUE = Text("取值“{name}”", "Value “{name}”")


def filled(sentence: Text, **facts: Text | str) -> Text:
    """A sentence with its blanks filled in, in both languages; a fact may itself differ by language.

    >>> filled(VIA_FIELD, name=Text("经度", "Longitude")).en
    'Column “Longitude”'
    """
    zh, en = ({k: v.say(lang) if isinstance(v, Text) else v for k, v in facts.items()} for lang in LANGS)
    return Text(sentence.say("zh", **zh), sentence.say("en", **en))
