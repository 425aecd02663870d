import pytest

from contest.judging.domains import organisation_domain


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("li@shili-keji.example", "shili-keji.example"),
        ("li@mail.shili-keji.example", "shili-keji.example"),
        ("Li@CS.Shili-Daxue.edu.cn", "shili-daxue.edu.cn"),
        ("li@math.shili-daxue.edu.cn", "shili-daxue.edu.cn"),
        ("li@shili.ln.cn", "shili.ln.cn"),
        ("123@qq.com", None),
        ("li@vip.qq.com", None),
        ("li@163.com", None),
        ("li@gmail.com", None),
        ("li@edu.cn", None),
        ("li@localhost", None),
        ("no address", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_speaks_for_an_organisation_unless_anybody_gets_one_there(address, domain):
    assert organisation_domain(address) == domain
