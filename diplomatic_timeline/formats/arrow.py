"""Arrow's functions on columns, whose names its library makes only when it is loaded, so that no checker knows them."""

from typing import Any

import pyarrow.compute

pc: Any = pyarrow.compute
