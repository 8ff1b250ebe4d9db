"""The science of activation functions and weight initialization, and what it says in two languages.

Linear algebra runs on one thread here: with two, OpenBLAS may round the last bit differently from one call to
the next, and the same specification would no longer give the same bits.
"""

from threadpoolctl import ThreadpoolController

import numpy as np

_ONE_THREAD = ThreadpoolController().limit(limits=1, user_api="blas") if np.__version__ else None
