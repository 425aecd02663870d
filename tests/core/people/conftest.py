"""People in tests hash cheaply: what is tested is not argon2."""

import pytest
from argon2 import PasswordHasher

from core.people import passwords


@pytest.fixture(autouse=True)
def _cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
