"""Writes every shipped dataset: `python -m scripts.simulate [name …]`."""

import sys

from scripts.simulate.framework import write_package
from scripts.simulate.registry import PACKAGES

if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    for package in PACKAGES:
        if not wanted or package.name in wanted:
            print(write_package(package).name)
