"""The matching engine: ranks techniques for a question. Plain Python and numpy, no network, nothing kept of a text.

BLAS is asked for one thread unless the environment says otherwise: with two, processes that share two cores wait for
each other's spinning threads (95th percentile 1 s instead of 60 ms). It reads the wish once, when numpy is first
imported, so this stands before all else.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
