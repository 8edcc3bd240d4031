"""DuckDB in a process of its own: `apart.py end-to-end|end-to-end-reasons|read REGISTER OUT` prints its seconds and
peak memory."""

import json
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from harness.duck import Duck
from harness.environment import REPOSITORY
from harness.registers import Register
from harness.vocabulary import Vocabulary


def main():
    import duckdb

    what, path, out = sys.argv[1:]
    duck = Duck(Register(path), Vocabulary(REPOSITORY / "Rules"))
    started = time.perf_counter()
    connection = duck.connect(2)
    if what == "read":
        duck.load_everything(connection)
    else:
        duck.load(connection)
        duck.export(connection, out, reasons=what == "end-to-end-reasons")
    taken = time.perf_counter() - started
    # Not `getrusage`, which counts what the process that started it held.
    peak = int(re.search(r"^VmHWM:\s+(\d+) kB", pathlib.Path("/proc/self/status").read_text(), re.M)[1]) * 1024
    print(json.dumps({"seconds": taken, "peak": peak, "version": duckdb.__version__}))


main()
