"""Text made comparable: one width, one case, cut into Chinese runs and Latin words."""

import re
import unicodedata
from dataclasses import dataclass

_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_RUN = re.compile(rf"[{_CHINESE}]+|[a-z0-9]+(?:[._'-][a-z0-9]+)*")
_PART = re.compile(r"[a-z]+|[0-9]+")
_TRADITIONAL = (
    "醫學鐵鉄車場價氣質體館園區縣鎮鄉業務機構險藥劑衛門診費電熱線繳稅統計標準類別單號碼編經緯時間個環廠農產銷訂購漁護養舊樓權"
    "證執檔遊覽處點運動圖書劇現況齡歲數據資訊網絡無寬頻監視聯繫員師長開關閉應當與為這裡嗎請問國際貿進輛駛駕療報補貼結離戶雙創"
    "廳辦審項預約樂華東風雲霧顆塵測濕溫紀錄級壩灣橋鋪銀幣龍麗"
)
_SIMPLIFIED = (
    "医学铁铁车场价气质体馆园区县镇乡业务机构险药剂卫门诊费电热线缴税统计标准类别单号码编经纬时间个环厂农产销订购渔护养旧楼权"
    "证执档游览处点运动图书剧现况龄岁数据资讯网络无宽频监视联系员师长开关闭应当与为这里吗请问国际贸进辆驶驾疗报补贴结离户双创"
    "厅办审项预约乐华东风云雾颗尘测湿温纪录级坝湾桥铺银币龙丽"
)
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)  # the characters of everyday services, not a whole dictionary


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of Chinese characters, or one Latin word or number."""

    text: str
    is_chinese: bool


def normalised(text: str) -> str:
    """Full-width letters become plain ones, capitals small, the commonest traditional characters simplified.

    >>> normalised("ＰＭ2.5　Ｗｉ-Ｆｉ 醫院")
    'pm2.5 wi-fi 医院'
    """
    return unicodedata.normalize("NFKC", text).lower().translate(_TO_SIMPLIFIED)


def runs_of(text: str) -> list[Run]:
    """Punctuation and spaces separate runs and are dropped.

    >>> [run.text for run in runs_of("免费WiFi热点,2017年 PM2.5 route_code")]
    ['免费', 'wifi', '热点', '2017', '年', 'pm2.5', 'route_code']
    """
    return [Run(found, is_chinese(found)) for found in _RUN.findall(normalised(text))]


def is_chinese(text: str) -> bool:
    return bool(text) and not text[0].isascii()


def parts_of(word: str) -> list[str]:
    """The pieces of a compound Latin word; empty for a simple one.

    >>> parts_of("route_code"), parts_of("pm2.5"), parts_of("bus")
    (['route', 'code'], ['pm', '2', '5'], [])
    """
    parts = _PART.findall(word)
    return parts if len(parts) > 1 else []
