"""Which organisation a mail address speaks for, if it speaks for one at all."""

# Anybody gets an address here: sharing the domain says nothing.
PUBLIC_DOMAINS = frozenset(
    """
    126.com 139.com 163.com 188.com 189.cn 21cn.com aliyun.com foxmail.com qq.com vip.qq.com sina.cn sina.com sohu.com
    tom.com wo.cn yeah.net 2925.com
    aol.com fastmail.com gmail.com gmx.com gmx.net googlemail.com hotmail.com icloud.com live.cn live.com mac.com
    mail.com mail.ru me.com msn.com outlook.com proton.me protonmail.com yahoo.cn yahoo.com yahoo.com.cn ymail.com
    yandex.com yandex.ru zoho.com
    """.split()
)
# Below these, an organisation's own name is one label further to the left.
SHARED_SUFFIXES = frozenset(
    """
    ac.cn com.cn edu.cn gov.cn mil.cn net.cn org.cn
    ah.cn bj.cn cq.cn fj.cn gd.cn gs.cn gx.cn gz.cn ha.cn hb.cn he.cn hi.cn hk.cn hl.cn hn.cn jl.cn js.cn jx.cn ln.cn
    mo.cn nm.cn nx.cn qh.cn sc.cn sd.cn sh.cn sn.cn sx.cn tj.cn tw.cn xj.cn xz.cn yn.cn zj.cn
    ac.jp ac.kr ac.uk co.jp co.kr co.uk com.au com.hk com.sg com.tw edu.au edu.hk edu.sg edu.tw gov.hk gov.uk org.hk
    org.uk
    """.split()
)


def organisation_domain(email: str | None) -> str | None:
    """The domain under which an organisation gives out addresses; None for public mail and for what is no address.

    >>> organisation_domain("li@mail.cs.shili-daxue.edu.cn")
    'shili-daxue.edu.cn'
    >>> organisation_domain("li@qq.com") is None
    True
    """
    name, at, domain = (email or "").casefold().rpartition("@")
    labels = domain.strip(". ").split(".")
    if not (name and at) or len(labels) < 2:
        return None
    size = 3 if ".".join(labels[-2:]) in SHARED_SUFFIXES else 2
    found = ".".join(labels[-size:])
    is_public = found in PUBLIC_DOMAINS or ".".join(labels) in PUBLIC_DOMAINS
    return None if is_public or found in SHARED_SUFFIXES else found
