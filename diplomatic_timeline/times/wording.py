"""Plain words for how a time was resolved."""

from datetime import date

from diplomatic_timeline.times.edtf import to_edtf
from diplomatic_timeline.when import When

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def say_day(day: date) -> str:
    """Return a day with its weekday: "Friday 13 March 1998"."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {When.parse(day.isoformat()).words()}"


def say_value(value: str) -> str:
    """Return a TIMEX3 date value in words: "March 1998", "third quarter of 1989"; weeks as their days."""
    edtf = to_edtf(value, "", None)
    return When.parse(edtf).words() if edtf else value


def counted(what: str, anchor: date) -> str:
    """Return a sentence for something counted from the day of publication."""
    return f"{what}, counted from publication on {say_day(anchor)}"


def nearest(what: str, anchor: date) -> str:
    """Return a sentence for the one of several dates that lies nearest to publication, or that the words point to."""
    return f"{what}, the one that fits publication on {say_day(anchor)}"
