"""Honest dates: `When`, one EDTF value with its precision, bounds and words."""

from diplomatic_timeline.when.value import Precision, When

__all__ = ["Precision", "When"]
