"""Filters as data: what a person asks of a timeline, in a URL, on the command line and in words."""

from diplomatic_timeline.query.filters import FILTERS, Filter
from diplomatic_timeline.query.query import Chip, Query, read_query

__all__ = ["FILTERS", "Chip", "Filter", "Query", "read_query"]
