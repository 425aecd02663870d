"""Writes rows and folds them without end, saying what is done, until it is killed: the victim of test_kill.py.

One line per acknowledged row: its `code`.
"""

import sys
from itertools import count
from pathlib import Path

from catalog.live.folding import fold
from core.clock import utc_now
from core.settings import Settings
from tests.catalog.live.desk import opened


def main(data_dir: Path, datasets_dir: Path, generation: int) -> None:
    with opened(Settings(data_dir=data_dir, datasets_dir=datasets_dir, state_memory_mb=256)) as desk:
        for turn in count():
            code = f"{generation}-{turn}"
            desk.put({"code": code, "docks": turn}, now=utc_now())
            sys.stdout.write(f"{code}\n")
            sys.stdout.flush()
            if turn % 3 == 2:
                fold(desk.catalogue, desk.resource.id, now=utc_now())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
