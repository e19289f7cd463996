"""Tracks: one line of a lane, and which stretches of it are taken."""

from bisect import bisect_left, bisect_right


class Track:
    """Stretches in pixels that do not overlap, in order."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def is_free(self, left: float, right: float) -> bool:
        """Say whether nothing lies between `left` and `right`."""
        return self.room_before(right) <= left

    def room_after(self, place: float) -> float:
        """Return where the next stretch that begins at or after `place` begins."""
        following = bisect_left(self._lefts, place)
        return self._lefts[following] if following < len(self._lefts) else float("inf")

    def room_before(self, place: float) -> float:
        """Return where the last stretch that begins before `place` ends."""
        earlier = bisect_left(self._lefts, place)
        return self._rights[earlier - 1] if earlier else float("-inf")

    def end_before(self, place: float) -> float:
        """Return where the last stretch that ends at or before `place` ends."""
        earlier = bisect_right(self._rights, place)
        return self._rights[earlier - 1] if earlier else float("-inf")

    def take(self, left: float, right: float) -> None:
        """Mark a stretch as taken; it must be free."""
        place = bisect_left(self._lefts, left)
        self._lefts.insert(place, left)
        self._rights.insert(place, right)

    def widen(self, place: float, left: float, right: float) -> None:
        """Let the stretch around `place` reach from `left` to `right`, too, which must be free but for itself."""
        number = bisect_right(self._lefts, place) - 1
        self._lefts[number] = min(self._lefts[number], left)
        self._rights[number] = max(self._rights[number], right)
