"""The sentences of core/mail."""

from core.words import Text

BAD_ADDRESS = Text(
    "“{address}”不是可用的邮箱地址。请检查是否写全，例如 name@school.example。",
    "“{address}” is not a mail address that can be used. Check that it is complete, as in name@school.example.",
)
