"""Figures that are sent as they are and drawn once.

Two things cost more than the figures themselves. plotly.py checks and copies every property of a dict at every drawing;
these figures are held against its checks by tests instead. And Streamlit hands each new figure to plotly.js twice,
copied in between; plotly.js draws it twice, unless it sees that nothing changed: that the layout has no template, and
that the arrays, which must be plain lists, belong to the same `datarevision`. So draw it with `theme=None`.
"""

from base64 import b64decode
from typing import Any
from zlib import crc32

import numpy as np
from plotly.basedatatypes import BaseFigure

FACE = '"Source Sans", sans-serif'
"""The app's face, which a template would name."""


class Finished(BaseFigure):
    """A figure as the functions of this package return it, for `st.plotly_chart(..., theme=None)`."""

    def __init__(self, figure: dict[str, Any]) -> None:
        """Take the figure; it stays as it is."""
        revision = _Revision()
        data, layout = revision.unpack(figure["data"]), revision.unpack(figure["layout"])
        layout["font"] = {"family": FACE} | layout.get("font", {})
        hover = layout.get("hoverlabel", {})
        layout["hoverlabel"] = hover | {"font": {"family": FACE} | hover.get("font", {})}
        self._finished = {"data": data, "layout": layout | {"datarevision": revision.number}}

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as it travels."""
        return self._finished


class _Revision:
    """Turns arrays into lists; `number` is the same for the same arrays and texts."""

    def __init__(self) -> None:
        self.number = 0

    def unpack(self, value: Any) -> Any:
        if isinstance(value, dict):
            if "bdata" in value:
                return self.unpack(np.frombuffer(b64decode(value["bdata"]), value["dtype"]))
            return {name: self.unpack(part) for name, part in value.items()}
        if isinstance(value, np.ndarray):
            self.number = crc32(value.tobytes(), self.number)
            return _to_list(value)
        if isinstance(value, list) and value:
            if isinstance(value[0], str):
                self.number = crc32("\n".join(value).encode(), self.number)
            elif isinstance(value[0], (dict, list, np.ndarray)):
                return [self.unpack(part) for part in value]
        return value


def _to_list(array: np.ndarray) -> list[Any]:
    """Return the numbers of an array as short as they can be written; what is no number breaks a line."""
    if array.dtype.kind != "f":
        return array.tolist()
    if np.isnan(array).any():
        return [None if np.isnan(number) else number for number in array.tolist()]
    whole = array.astype(np.int64)
    return (whole if np.array_equal(whole, array) else array).tolist()
