"""Charts of a table: what they are, which to propose, and the few marks that DuckDB makes of any number of rows."""

from catalog.charts.marks import chart_rows, marks_of, period_of, with_where
from catalog.charts.proposals import aggregate_of, propose_charts
from catalog.charts.spec import AGGREGATES, KINDS, PERIODS, BadChart, ChartSpec, as_pairs, checked, parse_chart

__all__ = [
    "AGGREGATES",
    "KINDS",
    "PERIODS",
    "BadChart",
    "ChartSpec",
    "aggregate_of",
    "as_pairs",
    "chart_rows",
    "checked",
    "marks_of",
    "parse_chart",
    "period_of",
    "propose_charts",
    "with_where",
]
