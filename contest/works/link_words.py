"""What is wrong with a link, as the end of a sentence that names it."""

from core.words import Text

MALFORMED = Text("不是完整的网址", "it is not a complete address")
NOT_HTTPS = Text("不是以 https:// 开头", "it does not begin with https://")
PRIVATE = Text("指向内网或本机，别人打不开", "it leads into a private network, where nobody else can open it")
NO_SUCH_HOST = Text("找不到这个网站", "there is no such site")
NO_ANSWER = Text("网站没有回应", "the site does not answer")
TOO_SLOW = Text("网站回应太慢", "the site answers too slowly")
BAD_CERTIFICATE = Text("网站证书无效", "the certificate of the site is not valid")
TOO_MANY_REDIRECTS = Text("跳转次数过多", "it redirects too often")
ANSWERS_WITH = Text("网站回应 {status}", "the site answers with {status}")
