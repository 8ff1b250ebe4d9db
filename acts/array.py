"""The array type of the project, and its float policy: functions are evaluated in float64, training runs in float32."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Singles = NDArray[np.float32]
AnyArray = NDArray[Any]
