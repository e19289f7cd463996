"""The one place where a date that a person typed becomes a `When`."""

from diplomatic_timeline.errors import WhenError
from diplomatic_timeline.times import DateProblem, parse_when
from diplomatic_timeline.when import When


def read_when(text: str) -> When:
    """Return the date that `text` means: EDTF, or digits and words as spreadsheets hold them (`parse_when`).

    Raises `WhenError` naming the value, what is wrong with it and the fix, also for 3/4/2025: nothing tells its order.
    """
    read = parse_when(text)
    if isinstance(read, DateProblem):
        raise WhenError(str(read))
    return read
