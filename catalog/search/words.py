"""The sentences of the search, in both languages."""

from core.words import Text

VIA_SYNONYM = Text("“{typed}”也叫“{via}”", "“{typed}” is also called “{via}”")
VIA_FIELD = Text("字段“{zh}”", "Column “{en}”")
VIA_KEYWORD = Text("关键词“{zh}”", "Keyword “{en}”")
VIA_TITLE = Text("题名“{zh}”", "Title “{en}”")
VIA_SUMMARY = Text("简介中提到", "Mentioned in the summary")
VIA_THEME = Text("主题“{zh}”", "Theme “{en}”")
VIA_VALUE = Text("取值“{zh}”", "Value “{en}”")


def filled(sentence: Text, **facts: str) -> Text:
    """A sentence with its blanks filled in, in both languages.

    >>> filled(VIA_FIELD, zh="经度", en="Longitude").en
    'Column “Longitude”'
    """
    return Text(sentence.say("zh", **facts), sentence.say("en", **facts))
