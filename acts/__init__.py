"""The science of activation functions and weight initialization, and what it says in two languages.

Linear algebra runs on one thread here: with two, OpenBLAS may round the last bit differently from one call to
the next, and the same specification would no longer give the same bits.
"""

import numpy as np
from threadpoolctl import ThreadpoolController

# NumPy comes first: the controller finds only what is loaded
_ONE_THREAD = ThreadpoolController().limit(limits=1, user_api="blas") if np else None
