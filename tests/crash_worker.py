"""Imports and writes without end, saying what is done, until it is killed: the victim of test_crash.py.

One line per acknowledged fact: `version <resource id> <number> <id>`, `views <total>`.
"""

import hashlib
import json
import sys
from itertools import count
from pathlib import Path

from catalog.catalogue import open_catalogue
from catalog.counting import Counter
from catalog.publishing.loading import load_folder
from core.clock import utc_now
from core.settings import Settings


def change(package: Path, mark: str) -> None:
    """Gives the first station another former name, and the descriptor the new bytes."""
    descriptor_path = package / "datapackage.json"
    descriptor = json.loads(descriptor_path.read_text("utf-8"))
    data = package / descriptor["resources"][0]["path"]
    header, first, *rest = data.read_text("utf-8").splitlines()
    cells = first.split(",")
    cells[header.split(",").index("former_name")] = mark
    content = "\n".join([header, ",".join(cells), *rest, ""]).encode()
    put_whole(data, content)
    descriptor["resources"][0] |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    put_whole(descriptor_path, json.dumps(descriptor, ensure_ascii=False).encode())


def put_whole(path: Path, content: bytes) -> None:
    """The office's own file is not what the kill is to tear: the next generation reads it."""
    part = path.parents[2] / f"{path.name}.part"
    part.write_bytes(content)
    part.replace(path)


def main(data_dir: Path, datasets_dir: Path, database_url: str, generation: int) -> None:
    settings = Settings(data_dir=data_dir, datasets_dir=datasets_dir, database_url=database_url)
    catalogue = open_catalogue(settings)
    counter = Counter()
    for turn in count():
        change(datasets_dir / "metro-stations", f"第{generation}代第{turn}次")
        load_folder(catalogue, now=utc_now(), report=lambda _: None)
        dataset = catalogue.snapshot().by_slug["metro-stations"]
        version = dataset.resources[0].version
        if version is not None:
            say("version", version.resource_id, version.number, version.id)
        counter.add(dataset.id, "view")
        counter.flush(catalogue.state, utc_now())
        say("view")


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
