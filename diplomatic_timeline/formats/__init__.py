"""Timelines in files: read with a report on every row, written without loss."""

from diplomatic_timeline.formats.interface import Format, Input
from diplomatic_timeline.formats.registry import FORMATS, find_format, read_timeline, write_timeline
from diplomatic_timeline.formats.report import ImportReport, ImportResult, Problem

__all__ = [
    "FORMATS",
    "Format",
    "ImportReport",
    "ImportResult",
    "Input",
    "Problem",
    "find_format",
    "read_timeline",
    "write_timeline",
]
