"""The examples in the docstrings of the search hold."""

import doctest
import importlib
import pkgutil

import pytest

import catalog.search

MODULES = [module.name for module in pkgutil.iter_modules(catalog.search.__path__, "catalog.search.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))

    assert failed == 0
