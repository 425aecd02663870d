"""Names the Debian packages that some tests need and this machine lacks; `make` itself never needs root."""

import shutil
import subprocess
from pathlib import Path

from tests.servers import postgres_binaries


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


NEEDS = {
    "chromium": lambda: Path("/usr/bin/chromium").exists(),
    "fonts-noto-cjk": _has_chinese_font,
    "fonts-wqy-zenhei": lambda: Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc").exists(),
    "postgresql": lambda: postgres_binaries() is not None,
}


def missing_packages() -> list[str]:
    return [package for package, is_here in NEEDS.items() if not is_here()]


if __name__ == "__main__":
    missing = missing_packages()
    if missing:
        print(f"Some tests will be skipped. To run them too: sudo apt-get install {' '.join(missing)}")  # noqa: T201
