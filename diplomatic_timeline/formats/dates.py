"""The one place where a date that a person typed becomes a `When`."""

from diplomatic_timeline.when import When


def read_when(text: str) -> When:
    """Return the date that `text` means; raises `WhenError` naming the value and, for usual slips, the fix."""
    return When.parse(text)
