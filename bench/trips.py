"""One million bus trips in twelve columns: the table on which other portals were measured, made by our own generator.

Shape: id, date over two years, timestamp, 13 districts, 399 routes, 6 categories, passengers, amount, latitude,
longitude, a remark of a few Chinese phrases with 20 rare words in about 60 rows each, a code of 8 digits.
"""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

SEED = 20260101
SLUG = "bench-trips"
DISTRICTS = "和平区 沈河区 大东区 皇姑区 铁西区 苏家屯区 浑南区 沈北新区 于洪区 辽中区 康平县 法库县 新民市".split()
_SHARES = np.array([13, 12, 11, 11, 13, 7, 9, 7, 8, 3, 2, 2, 2]) / 100
_CATEGORIES = "常规公交 快速公交 定制公交 夜班公交 社区微循环 旅游专线".split()
_CATEGORY_SHARES = [0.70, 0.10, 0.06, 0.04, 0.06, 0.04]
_PHRASES = [
    f"{place}{event}"
    for place in "站台 车厢 路口 终点站 换乘点".split()
    for event in "客流平稳 较为拥挤 准点到达 临时绕行 发车间隔缩短 道路施工 雨雪减速 空调正常".split()
]
RARE = [f"{a}{b}" for a in "槐荫 柳浪 鹤鸣 松涛 芦花".split() for b in "里 坞 渡 垣".split()]
_ROWS_OF_A_RARE_WORD = 6e-5
FIELDS = {
    "id": ("integer", "编号", "Number"),
    "trip_date": ("date", "日期", "Date"),
    "ts": ("datetime", "时间", "Time"),
    "district": ("string", "区县", "District"),
    "route_no": ("string", "线路", "Route"),
    "category": ("string", "类别", "Category"),
    "passengers": ("integer", "客运量", "Passengers"),
    "amount": ("number", "票款", "Fares"),
    "lat": ("number", "纬度", "Latitude"),
    "lon": ("number", "经度", "Longitude"),
    "remark": ("string", "备注", "Remark"),
    "code": ("string", "编码", "Code"),
}


def table(rows: int) -> pa.Table:
    """The trips as an Arrow table; equal for equal `rows`."""
    random = np.random.default_rng(SEED)
    day = np.datetime64("2024-01-01", "D") + random.integers(0, 730, rows).astype("timedelta64[D]")
    second = random.integers(5 * 3600, 23 * 3600, rows).astype("timedelta64[s]")
    columns = {
        "id": np.arange(1, rows + 1),
        "trip_date": day,
        "ts": day.astype("datetime64[s]") + second,
        "district": np.array(DISTRICTS, dtype=object)[random.choice(len(DISTRICTS), rows, p=_SHARES)],
        "route_no": np.array([f"{n}路" for n in range(1, 400)], dtype=object)[random.integers(0, 399, rows)],
        "category": np.array(_CATEGORIES, dtype=object)[random.choice(6, rows, p=_CATEGORY_SHARES)],
        "passengers": random.poisson(28, rows),
        "amount": np.round(random.gamma(3.0, 40.0, rows), 2),
        "lat": np.round(41.8 + random.normal(0, 0.12, rows), 6),
        "lon": np.round(123.43 + random.normal(0, 0.2, rows), 6),
        "remark": _remarks(random, rows),
        "code": np.array([f"{n:08d}" for n in random.integers(0, 10_000_000, rows)], dtype=object),
    }
    return pa.table(columns)


def _remarks(random: np.random.Generator, rows: int) -> np.ndarray:
    phrases = np.array(_PHRASES, dtype=object)
    picked = random.integers(0, len(phrases), (rows, 4))
    remarks = phrases[picked[:, 0]] + "," + phrases[picked[:, 1]] + phrases[picked[:, 2]] + "," + phrases[picked[:, 3]]
    lot = random.random(rows)
    for n, word in enumerate(RARE):
        hits = np.flatnonzero((lot >= n * _ROWS_OF_A_RARE_WORD) & (lot < (n + 1) * _ROWS_OF_A_RARE_WORD))
        remarks[hits] = phrases[picked[hits, 0]] + word + "," + phrases[picked[hits, 1]]
    return remarks


def request_of(repetition: int, rows: int) -> dict[str, str | int]:
    """The parameters of one repetition: a district, sixty days, an offset; they rotate so that no cache helps."""
    random = np.random.default_rng([SEED, repetition])
    first = np.datetime64("2024-01-01", "D") + random.integers(0, 600).astype("timedelta64[D]")
    return {
        "district": DISTRICTS[int(random.integers(0, 9))],
        "first": str(first),
        "last": str(first + np.timedelta64(60, "D")),
        "offset": rows // 2 + repetition * 100,
        "rare": RARE[repetition % len(RARE)],
    }


def write_folder(folder: Path, trips: pa.Table, city: Path) -> Path:
    """A datasets folder of one package, with the city's own files beside it. Returns the CSV."""
    data = folder / SLUG / f"{SLUG}.csv"
    data.parent.mkdir(parents=True, exist_ok=True)
    part = folder / ".part"  # a run that is interrupted leaves no half file under the name
    pyarrow.csv.write_csv(trips, part, pyarrow.csv.WriteOptions(quoting_style="needed"))
    part.rename(data)
    describe(folder, data, city)
    return data


def prepared_folder(folder: Path, rows: int, city: Path) -> Path:
    """The folder of that many rows, which is written once; the description follows the city's. Returns the CSV."""
    data = folder / SLUG / f"{SLUG}.csv"
    if not data.exists():
        return write_folder(folder, table(rows), city)
    describe(folder, data, city)
    return data


def describe(folder: Path, data: Path, city: Path) -> None:
    """Puts the city's files and the description of the package beside the data."""
    describe_city(folder, city)
    descriptor = json.dumps(_descriptor(city, data), ensure_ascii=False)
    (data.parent / "datapackage.json").write_text(descriptor, "utf-8")


def describe_city(folder: Path, city: Path) -> None:
    for path in city.iterdir():
        if path.is_file():
            shutil.copyfile(path, folder / path.name)


def _descriptor(city: Path, data: Path) -> dict[str, object]:
    """Borrows the description of a shipped simulated dataset, so that it stays valid when the record grows."""
    shipped = json.loads((city / "bus-daily-ridership" / "datapackage.json").read_text("utf-8"))
    fields = [{"name": n, "type": t, "title": zh, "title_en": en} for n, (t, zh, en) in FIELDS.items()]
    with data.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    resource = {
        "name": SLUG,
        "title": "测速用的行程",
        "title_en": "Trips for the benchmark",
        "path": data.name,
        "format": "csv",
        "encoding": "utf-8",
        "bytes": data.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["id"]},
    }
    own = {"name": SLUG, "title": "测速用的行程", "title_en": "Benchmark trips", "related": [], "resources": [resource]}
    return {name: value for name, value in {**shipped, **own}.items() if name != "id"}
