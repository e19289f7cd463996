"""Tracks: one line of a lane, and which stretches of it are taken."""

from bisect import bisect_left, bisect_right


class Track:
    """Stretches in pixels that do not overlap, in order."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def take_if_free(self, left: float, right: float) -> bool:
        """Take a stretch unless something lies there, and say whether it was free."""
        place = bisect_left(self._lefts, right)
        if place and self._rights[place - 1] > left:
            return False
        self._lefts.insert(place, left)
        self._rights.insert(place, right)
        return True

    def room_after(self, place: float) -> float:
        """Return where the next stretch that begins at or after `place` begins."""
        following = bisect_left(self._lefts, place)
        return self._lefts[following] if following < len(self._lefts) else float("inf")

    def end_before(self, place: float) -> float:
        """Return where the last stretch that ends at or before `place` ends."""
        earlier = bisect_right(self._rights, place)
        return self._rights[earlier - 1] if earlier else float("-inf")

    def widen(self, place: float, left: float, right: float) -> None:
        """Let the stretch around `place` reach from `left` to `right`, too, which must be free but for itself."""
        number = bisect_right(self._lefts, place) - 1
        self._lefts[number] = min(self._lefts[number], left)
        self._rights[number] = max(self._rights[number], right)
