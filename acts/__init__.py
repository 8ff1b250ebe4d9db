"""The science of activation functions and weight initialization, and what it says in two languages.

Linear algebra runs on one thread here: with two, OpenBLAS may round the last bit differently from one call to
the next, and the same specification would no longer give the same bits.
"""

from acts.blas import choose  # isort: skip

choose()  # OpenBLAS reads it once, when NumPy is loaded

import numpy as np  # noqa: E402
from threadpoolctl import ThreadpoolController  # noqa: E402

# NumPy comes first: the controller finds only what is loaded
_ONE_THREAD = ThreadpoolController().limit(limits=1, user_api="blas") if np else None
