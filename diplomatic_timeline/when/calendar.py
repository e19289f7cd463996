"""The proleptic Gregorian calendar over all years, as ISO 8601 counts them (year 0 is 1 BCE).

`datetime` ends at the years 1 and 9999; archives and EDTF do not.
"""

from datetime import UTC, datetime, timedelta, tzinfo

DAY = 86_400
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Say whether `year` (0 is 1 BCE) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month - 1]


def to_days(year: int, month: int, day: int) -> int:
    """Return days since 1970-01-01, negative before it.

    Counts in years that begin in March, so that a leap day is the last day of its year, and in eras of 400 years
    (146,097 days).
    """
    if month <= 2:
        year -= 1
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def from_days(days: int) -> tuple[int, int, int]:
    """Return year, month and day of a number of days since 1970-01-01; the inverse of `to_days`."""
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (day_of_era - day_of_era // 1_460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = (shifted_month + 2) % 12 + 1
    return era * 400 + year_of_era + (month <= 2), month, day


def month_start(year: int, month: int) -> int:
    """Return the first second of a month; `month` may run past 12 or below 1 into neighbouring years."""
    carry, month0 = divmod(month - 1, 12)
    return to_days(year + carry, month0 + 1, 1) * DAY


def seconds_east(seconds: int, zone: tzinfo) -> int:
    """Return how far `zone` is ahead of UTC, in seconds, at an instant given in seconds since 1970 UTC."""
    try:
        instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        return int((instant.astimezone(zone).utcoffset() or timedelta()).total_seconds())
    except OverflowError:  # beyond the years of datetime no zone has rules
        return 0
