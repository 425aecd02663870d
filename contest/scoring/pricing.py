"""Linear programs of many columns, solved with the few that matter.

A solution that uses some of the columns is one of the whole program when none of the others would pay for itself at
the prices of the rows, the duals. Columns are added until none does; the answer is that of all columns together.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csc_array

Numbers = npt.NDArray[np.float64]
Marked = npt.NDArray[np.bool_]

INFEASIBLE = 2  # HiGHS' status, as scipy reports it
_PAYS = -1e-9


@dataclass(frozen=True, slots=True)
class Priced:
    """values  of every column;  prices  of every row"""

    values: Numbers
    prices: Numbers


def solve_priced(objective: Numbers, matrix: csc_array, right: Numbers, first: Marked) -> Priced | None:
    """The least objective · x with matrix · x = right and 0 ≤ x ≤ 1; None when there is no such x.

    first  the columns to begin with: any will do, the nearer to the solution the sooner it is found
    """
    used = first.copy()
    while True:
        found = linprog(objective[used], A_eq=matrix[:, used], b_eq=right, bounds=(0, 1), method="highs")
        if found.status == INFEASIBLE and not used.all():
            used[:] = True
            continue
        if found.status == INFEASIBLE:
            return None
        if not found.success:
            raise RuntimeError(f"HiGHS stopped: {found.message}")
        prices = np.asarray(found.eqlin.marginals, float)
        missing = ~used & (reduced_costs(objective, matrix, prices) < _PAYS)
        if not missing.any():
            values = np.zeros(len(objective))
            values[used] = found.x
            return Priced(values, prices)
        used |= missing


def reduced_costs(objective: Numbers, matrix: csc_array, prices: Numbers) -> Numbers:
    """What each column costs beyond what its rows pay for it; below 0 it pays for itself."""
    return np.asarray(objective - matrix.T @ prices, float)
