"""The words on certificates, and the sentences of certificates/errors."""

from core.words import Text

CERTIFICATE_NOT_FOUND = Text(
    "没有编号为“{code}”的证书。请核对证书上的编号，共 20 位字母和数字，不含字母 I、L、O、U。",
    "There is no certificate “{code}”. Compare it with the code on the certificate: 20 letters and digits, "
    "never I, L, O or U.",
)
RESULT_NOT_FINAL = Text(
    "结果现在是“{status}”状态，只有成为正式结果后才能颁发证书。",
    "The result is “{status}”. Certificates are issued once it is final.",
)
NOTHING_TO_ISSUE = Text(
    "没有需要颁发的证书：应发的证书都已经发过了。",
    "There is no certificate to issue: all that are due have been issued.",
)

RESULT_CHANGED = Text(
    "结果更新为第 {number} 版，该奖项已有变化。",
    "Version {number} of the result gives this prize otherwise.",
)

HEADING = {
    "award": Text("荣誉证书", "Certificate of Award"),
    "participation": Text("参赛证书", "Certificate of Participation"),
}
PARTICIPATION = Text("参赛", "Participation")
STATEMENT = {
    "award": Text("在“{contest}”中，参赛作品《{work}》荣获", "for the work “{work}” in {contest}"),
    "participation": Text(
        "参加“{contest}”，作品《{work}》已通过初审，特发此证。", "for the work “{work}” in {contest}"
    ),
}
EDITION = Text("{year} 年度", "{year} edition")
ISSUED_ON = Text("颁发日期：{day}", "Issued on {day}")
CODE = Text("证书编号：{code}", "Certificate {code}")
VERIFY = Text("扫码或访问下列网址验证真伪", "Scan, or open this address to verify")
REVOKED = Text("已撤销", "REVOKED")
DEMONSTRATION = Text(
    "演示证书 · 人物、单位和作品均为虚构", "Demonstration certificate: people, bodies and works are invented"
)
