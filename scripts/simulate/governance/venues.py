"""智慧文化、智慧档案馆、运动汇、智慧林业: the rows of venues, collections, parks and forests."""

from collections.abc import Iterator
from random import Random

from scripts.simulate.city import CITY_DISTRICTS, DISTRICTS, District, pick_district, place_in, sample_firm, sample_word
from scripts.simulate.framework import Row, rng
from scripts.simulate.governance.declare import Choices
from scripts.simulate.governance.drawing import draw, flag

CULTURE_KINDS: Choices = {
    "综合文化站": ("Culture station", 150),
    "农家书屋": ("Village reading room", 120),
    "图书馆": ("Library", 26),
    "文化馆": ("Culture centre", 18),
    "博物馆": ("Museum", 26),
    "美术馆": ("Art gallery", 10),
    "剧场": ("Theatre", 22),
    "城市书房": ("City study", 48),
}
# kind: square metres, seats, activities a year, visits a year
_CULTURE_SIZES = {
    "综合文化站": (620, 60, 46, 11_000),
    "农家书屋": (75, 18, 8, 900),
    "图书馆": (4_800, 420, 90, 130_000),
    "文化馆": (3_600, 320, 120, 62_000),
    "博物馆": (5_200, 0, 40, 150_000),
    "美术馆": (2_600, 0, 24, 46_000),
    "剧场": (3_200, 760, 150, 78_000),
    "城市书房": (240, 46, 20, 21_000),
}
OPEN_DAYS: Choices = {
    "每天": ("Every day", 34),
    "周一闭馆": ("Closed on Mondays", 52),
    "仅工作日": ("Working days", 14),
}
SPORTS_KINDS: Choices = {
    "健身广场": ("Fitness square", 120),
    "篮球场": ("Basketball court", 100),
    "足球场": ("Football pitch", 64),
    "羽毛球馆": ("Badminton hall", 68),
    "乒乓球馆": ("Table tennis hall", 54),
    "健身房": ("Gym", 76),
    "游泳馆": ("Swimming pool", 46),
    "健身步道": ("Walking track", 58),
    "网球场": ("Tennis court", 32),
    "体育馆": ("Sports hall", 20),
    "冰雪场地": ("Ice and snow", 22),
}
# kind: square metres, yuan an hour (0: free), whether it is indoors
_SPORTS_SIZES = {
    "健身广场": (1_600, 0, False),
    "篮球场": (650, 30, False),
    "足球场": (3_400, 180, False),
    "羽毛球馆": (900, 45, True),
    "乒乓球馆": (420, 25, True),
    "健身房": (780, 30, True),
    "游泳馆": (1_900, 45, True),
    "健身步道": (4_200, 0, False),
    "网球场": (700, 60, False),
    "体育馆": (7_600, 90, True),
    "冰雪场地": (5_200, 70, False),
}
HOURS: Choices = {
    "06:00-22:00": ("06:00–22:00", 34),
    "08:00-21:00": ("08:00–21:00", 36),
    "09:00-22:00": ("09:00–22:00", 20),
    "全天": ("All day", 10),
}
PARK_KINDS: Choices = {
    "口袋公园": ("Pocket park", 120),
    "社区公园": ("Neighbourhood park", 96),
    "带状公园": ("Linear park", 40),
    "综合公园": ("Large park", 38),
    "湿地公园": ("Wetland park", 16),
    "森林公园": ("Forest park", 14),
    "国有林场": ("State forest", 12),
    "生态公益林": ("Protective forest", 24),
}
# kind: hectares, trees a hectare, part covered by green in %
_PARK_SIZES = {
    "口袋公园": (0.4, 260, 68),
    "社区公园": (2.6, 240, 70),
    "带状公园": (9.0, 240, 74),
    "综合公园": (42.0, 210, 72),
    "湿地公园": (160.0, 90, 62),
    "森林公园": (620.0, 560, 88),
    "国有林场": (1_450.0, 720, 91),
    "生态公益林": (880.0, 640, 89),
}
_PARKS_SINCE = {"口袋公园": 2014, "社区公园": 1985, "带状公园": 1995, "湿地公园": 2004}
FUNDS: Choices = {
    "行政机关": ("Government", 32),
    "企业": ("Firms", 26),
    "教育": ("Education", 14),
    "城建规划": ("Building and planning", 12),
    "人物与家族": ("Persons and families", 6),
    "社会团体": ("Associations", 10),
}
OPENNESS: Choices = {"已开放": ("Open", 44), "部分开放": ("Partly open", 34), "尚未开放": ("Not yet open", 22)}


_OUTER = (*DISTRICTS[5:8], *DISTRICTS[9:])


def _district(random: Random, is_outer: bool) -> District:
    """By population; half of the places in the nine urban districts whatever the population, or all further out."""
    if is_outer:
        return pick_district(random, _OUTER)
    return pick_district(random, DISTRICTS if random.random() < 0.5 else CITY_DISTRICTS)


def culture_rows() -> Iterator[Row]:
    random = rng("cultural-venues")
    for number in range(1, 421):
        kind = draw(random, CULTURE_KINDS)
        area, seats, activities, visits = _CULTURE_SIZES[kind]
        district = _district(random, kind == "农家书屋")
        size = random.lognormvariate(-0.1, 0.45)
        opened = random.randint(2016 if kind == "城市书房" else 1978, 2025)
        yield (
            f"CV{number:04d}",
            f"示例{sample_word(random)}{kind}",
            kind,
            district.code,
            district.name,
            10 * round(area * size / 10),
            round(seats * size) if seats else 0,
            draw(random, OPEN_DAYS),
            flag(random.random() < (0.96 if kind != "剧场" else 0.3)),
            flag(random.random() < 0.72),
            opened,
            "" if random.random() < 0.02 else round(activities * size * random.lognormvariate(-0.08, 0.4)),
            round(visits * size * random.lognormvariate(-0.12, 0.5)),
            *place_in(random, district),
        )


def archive_rows() -> Iterator[Row]:
    random = rng("archive-collections")
    for number in range(1, 761):
        kind = draw(random, FUNDS)
        first = random.randint(1906, 2014)
        last = min(2023, first + random.randint(3, 68))
        volumes = round(random.lognormvariate(6.0, 1.15))
        openness = draw(random, OPENNESS) if last < 1996 else draw(random, _RECENT)
        scanned = min(100.0, max(0.0, random.gauss(72 if volumes < 900 else 46, 26)))
        yield (
            f"AC{number:04d}",
            f"示例{sample_word(random)}全宗{number:04d}",
            kind,
            first,
            last,
            volumes,
            round(volumes * random.uniform(12, 34)),
            round(scanned, 1),
            openness,
            flag(openness != "尚未开放" and random.random() < 0.5),
        )


_RECENT: Choices = {"已开放": ("Open", 8), "部分开放": ("Partly open", 28), "尚未开放": ("Not yet open", 64)}


def sports_rows() -> Iterator[Row]:
    random = rng("sports-venues")
    for number in range(1, 661):
        kind = draw(random, SPORTS_KINDS)
        area, price, is_indoor = _SPORTS_SIZES[kind]
        district = _district(random, False)
        size = random.lognormvariate(-0.1, 0.5)
        is_free = price == 0 or random.random() < 0.14
        hours = "全天" if kind in ("健身广场", "健身步道") else draw(random, HOURS)
        yield (
            f"SV{number:04d}",
            sample_firm(random, kind, number),
            kind,
            district.code,
            district.name,
            flag(is_indoor),
            10 * round(area * size / 10),
            hours,
            flag(is_free),
            0 if is_free else round(price * random.lognormvariate(0, 0.25)),
            flag(not is_free and random.random() < 0.62),
            flag(random.random() < 0.35),
            random.randint(1995, 2025),
            *place_in(random, district),
        )


def park_rows() -> Iterator[Row]:
    random = rng("parks-and-forests")
    for number in range(1, 361):
        kind = draw(random, PARK_KINDS)
        hectares, trees, green = _PARK_SIZES[kind]
        is_rural = kind in ("森林公园", "国有林场", "生态公益林", "湿地公园")
        district = _district(random, is_rural)
        size = hectares * random.lognormvariate(-0.1, 0.5)
        is_visited = kind not in ("国有林场", "生态公益林")
        yield (
            f"PK{number:04d}",
            f"示例{sample_word(random)}{kind}",
            kind,
            district.code,
            district.name,
            round(size, 2),
            round(size * trees * random.lognormvariate(-0.03, 0.25)),
            round(min(97.0, random.gauss(green, 4)), 1),
            flag(is_visited),
            flag(is_visited and random.random() < 0.5),
            min(9, round(random.uniform(0.4, 1.6) * size**0.4)) if is_visited else 0,
            "全天" if kind in ("口袋公园", "社区公园", "带状公园") else draw(random, HOURS) if is_visited else "",
            random.randint(_PARKS_SINCE.get(kind, 1952), 2025),
            *place_in(random, district),
        )
