"""The errors that callers may catch: one family, each message naming the value, its place and the fix."""


class TimelineError(Exception):
    """Base of every error that this package raises on purpose; its text is meant for people."""


class WhenError(TimelineError):
    """A text is not a date in EDTF as this package reads it."""


class FormatError(TimelineError):
    """A file or a row of it cannot be read as the format it claims to be."""


class QueryError(TimelineError):
    """A filter value is not one that the query understands."""


class ExtractionError(TimelineError):
    """An article cannot be read, or an engine for reading it cannot work."""


class PublishError(TimelineError):
    """A timeline cannot be published, withdrawn or opened from where it is published or linked."""
