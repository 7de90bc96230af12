"""How much one request may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes."""

    time: float = 10.0  # for one query; then its process is killed
    quick: float = 0.2  # of a processor; what takes longer gives way to what does not
    workers: int = max(2, os.cpu_count() or 2)  # processes for what takes long, and twice as many for what is quick
    waiting: int = 100  # requests that run or wait; beyond them 429
    patience: float = 60.0  # how long a request waits for its turn
    rows: int = 100_000  # of one result
    size: int = 64 * MIB  # of one result
    query: int = 64 * 1024  # of a query, or of the address and parameters of any other request
    value: int = 500  # characters of one parameter of a question
    memory: int = 1024 * MIB  # for one query, beyond what its process takes at rest
