"""DuckDB in a process of its own: `apart.py end-to-end|read REGISTER OUT` prints its seconds and peak memory."""

import json
import pathlib
import resource
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
        duck.export(connection, out)
    taken = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": taken, "peak": peak, "version": duckdb.__version__}))


main()
