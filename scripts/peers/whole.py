"""Run a command and print its wall time, processor time and peak memory: ``whole.py COMMAND ...``.

Small on purpose: a child begins with the memory of the process that starts it.
"""

import json
import os
import sys
import time

start = time.perf_counter()
child = os.posix_spawn(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
)
_, status, used = os.wait4(child, 0)
seconds = time.perf_counter() - start
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({"seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "bytes": used.ru_maxrss * unit}))
sys.exit(1 if status else 0)
