"""Tables whose columns are not known: what each column holds, what it may be used for, and the timeline it makes."""
