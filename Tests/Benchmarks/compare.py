#!/usr/bin/env python3
"""cancu against hand-written three-valued SQL in DuckDB: the same answers and reasons row by row, and how fast.

    Tests/Benchmarks/compare.py [--rows 1000000] [--runs 5] [--scale 10000,100000,1000000,10000000]

Exits with 1 where an answer or a reason differs, 2 where a required ratio is missed (only with --strict).
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

from harness import environment
from harness.cancu import Cancu
from harness.duck import Duck
from harness.registers import Register
from harness.report import Table
from harness.vocabulary import Vocabulary


# The columns of cancu's rows that the SQL does not know.
UNKNOWN_TO_SQL = "tên,được_chọn,căn_cứ,cần_biết"


def main():
    options = arguments()
    work = environment.folder(options.workdir)
    environment.enter(work, ["duckdb"])
    import duckdb

    cancu = Cancu(options.cancu)
    vocabulary = Vocabulary(environment.REPOSITORY / "Rules")
    register = Register.sample(cancu, work, options.province, options.rows, options.seed, options.date)
    duck = Duck(register, vocabulary)
    items = [item.name for item in duck.items]
    print(f"{environment.machine()}")
    print(f"{cancu.version()}; DuckDB {duckdb.__version__}, Python {sys.version.split()[0]}; 2 threads each")
    print(f"register: {options.rows:,} rows, {register.bytes() / 1e6:,.0f} MB; {len(items)} items; medians (best) "
          f"of {options.runs} interleaved runs")
    if not cancu.has_items:
        print("this cancu cannot choose items (--items): it decides all of the law, times are not comparable")
    if not cancu.has_times:
        print("this cancu does not say what each stage took (--times): deciding is the whole run less reading")

    connection = duck.connect(2)
    duck.load(connection)
    rows = work / "rows-cancu.csv"
    same = answers(cancu, duck, connection, register, options, items, rows)
    if not same or options.only_answers:
        sys.exit(0 if same else 1)

    table = Table()
    measure(cancu, duck, connection, register, options, items, work, table)
    connection.close()
    scale(cancu, work, options, items, table)
    province(cancu, work, options, table)
    print()
    print(table.text())
    sys.exit(2 if options.strict and table.missed else 0)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--province", default="Bắc_Giang")
    parser.add_argument("--date", default="31/12/2025")
    parser.add_argument("--scale", default="10000,100000,1000000,10000000", help="rows to try, \"\" for none")
    parser.add_argument("--cancu", default=str(environment.REPOSITORY / ".build" / "release" / "cancu"))
    parser.add_argument("--workdir", help="where registers and the virtual environment are kept")
    parser.add_argument("--only-answers", action="store_true", help="compare the answers, measure nothing")
    parser.add_argument("--strict", action="store_true", help="exit with 2 where a required ratio is missed")
    return parser.parse_args()


def answers(cancu, duck, connection, register, options, items, rows):
    """Compares every row of every item, its answer and why it is refused; whether all are the same."""
    cancu.screen(register, options.date, items, rows)
    print()
    wrong, unlike = 0, 0
    for item, verdicts, (count, shown), (others, pairs) in duck.differences(connection, rows):
        wrong += count
        unlike += others
        counts = ", ".join(f"{verdict} {number:,}" for verdict, number, _, _ in verdicts)
        amounts, reasons = (sum(row[place] for row in verdicts) for place in (2, 3))
        print(f"{'same     ' if count + others == 0 else 'DIFFERENT'} {item.name}: {counts}; "
              f"{amounts:,} different amounts, {reasons:,} different reasons")
        for row, ours, theirs in shown:
            print(f"          row {row}: cancu {answer(ours)}, SQL {answer(theirs)}")
        if count > len(shown):
            print(f"          … {count:,} answers in all")
        for row, number, ours, theirs in pairs:
            print(f"          row {row}{f' and {number - 1:,} more' if number > 1 else ''}: refused by cancu for "
                  f"{ours or 'nothing'}, by the SQL for {theirs or 'nothing'}")
        if others > sum(pair[1] for pair in pairs):
            print(f"          … {others:,} reasons in all")
    print(f"{wrong:,} answers differ, {unlike:,} reasons differ")
    return wrong + unlike == 0


def answer(found):
    verdict, low, high = found
    if low is None:
        return verdict
    return f"{verdict} {low:,} – {'without limit' if high is None else f'{high:,}'}"


def measure(cancu, duck, connection, register, options, items, work, table):
    """Deciding, end to end and reading, one after the other in every round. Between two that write gigabytes comes one that
    only reads: a shared disk goes on with them after it has said that they are written."""
    forms = [duck.decide, duck.decide_into_table, duck.decide_one_by_one]
    theirs = {form.__name__: [] for form in forms}
    ours, whole, failing, brief, read_ours, peaks = [], [], [], [], [], []
    whole_duck, brief_duck, read_duck, peaks_duck = [], [], [], []
    read = {file.resolve() for file in register.files().values()}

    def rest():
        environment.forget(file for file in work.glob("*.csv") if file.resolve() not in read)

    for _ in range(options.runs):
        rest()
        check = cancu.check(register)
        read_ours.append(check.stages.get("read", check.wall))
        run = cancu.screen(register, options.date, items, work / "rows-cancu.csv")
        whole.append(run.wall)
        peaks.append(run.peak)
        rest()
        ours.append(cancu.decide(register, options.date, items))
        if cancu.has_brief:
            brief.append(cancu.screen(register, options.date, items, work / "rows-brief.csv", "--brief").wall)
        rest()
        if cancu.has_leave_out:
            apart("read", register, work)
            failing.append(
                cancu.screen(register, options.date, items, work / "rows-failing.csv", "--leave-out", UNKNOWN_TO_SQL).wall)
            rest()
        for form in forms:
            theirs[form.__name__].append(form(connection))
        brief_duck.append(apart("end-to-end", register, work)["seconds"])
        rest()
        read_duck.append(apart("read", register, work)["seconds"])
        other = apart("end-to-end-reasons", register, work)
        whole_duck.append(other["seconds"])
        peaks_duck.append(other["peak"])
    best = min(theirs, key=lambda form: statistics.median(theirs[form]))
    for form, taken in theirs.items():
        print(f"DuckDB {form}: {statistics.median(taken):.3f} s")
    table.compared(f"deciding, data loaded (DuckDB: {best})", ours, theirs[best], 5)
    # The SQL writes neither: what is compared with it is the next row.
    table.compared("CSV in → rows CSV out, cancu with names and what is missing too", whole, whole_duck, None)
    if failing:
        table.compared("CSV in → rows CSV out, with the provisions that fail", failing, whole_duck, 3)
    if brief:
        table.compared("CSV in → rows CSV out, without reasons", brief, brief_duck, 3)
    megabytes = register.bytes() / 1e6
    table.compared("reading CSV into typed columns, all columns", read_ours, read_duck, 2)
    speed = megabytes / statistics.median(read_ours)
    table.row("reading CSV, MB/s", f"{speed:,.0f}", f"{megabytes / statistics.median(read_duck):,.0f}", "", "400 MB/s",
              speed >= 400)
    table.row("peak memory, CSV in → rows CSV out, with every reason", f"{max(peaks) / 2**20:,.0f} MiB",
              f"{max(peaks_duck) / 2**20:,.0f} MiB", "", "", None)


def apart(what, register, work):
    """Runs DuckDB in a process of its own, as cancu is one; Python's own start is not counted."""
    # As cancu, which writes over nothing, it need not empty a file first.
    out = work / "rows-duck.csv"
    out.unlink(missing_ok=True)
    os.sync()
    code = pathlib.Path(__file__).parent / "harness" / "apart.py"
    run = subprocess.run([sys.executable, str(code), what, str(register.path), str(out)],
                         check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def scale(cancu, work, options, items, table):
    """From thousands of rows to millions: time a row and memory, with rows written out and without: ten million write
    more than the disk takes at once. Registers have the columns the items need."""
    steps = [int(step) for step in options.scale.split(",") if step]
    if not steps:
        return
    for what, out in [("", work / "rows-cancu.csv"), (", no rows written", None)]:
        first = None
        for rows in steps:
            register = narrow(work, options, rows)
            runs = [cancu.screen(register, options.date, items, out)
                    for _ in range(options.runs if rows <= 1_000_000 else min(3, options.runs))]
            taken = statistics.median(run.wall for run in runs)
            peak = max(run.peak for run in runs)
            each = taken / rows * 1e6
            first = first or each
            required = "flat or falling" if rows > steps[0] else ""
            if rows >= 10_000_000:
                required += ", under 1.5 GB"
            met = None
            if required:
                met = each <= first * 1.1 and (rows < 10_000_000 or peak < 1.5e9)
            table.row(f"{rows:,} rows, {register.bytes() / 1e6:,.0f} MB, whole process{what}",
                      f"{taken:.3f} s = {each:.3f} µs a row, {peak / 2**20:,.0f} MiB", "", "", required, met)


def narrow(work, options, rows):
    """A register with the columns the items need; above a million rows the same ones again under new identifiers."""
    from harness.narrow import make

    return make(work, options, min(rows, 1_000_000), rows)


def province(cancu, work, options, table):
    """A province as it is: 808 rows of the whole law, process start and rules included."""
    register = Register.sample(cancu, work, options.province, 808, options.seed, options.date)
    runs = []
    for _ in range(max(5, options.runs)):
        started = time.perf_counter()
        (work / "rows-808.csv").unlink(missing_ok=True)
        run = cancu.run(["screen", str(register.path), "--date", options.date, "--out", str(work / "rows-808.csv")])
        runs.append(run.wall if run else time.perf_counter() - started)
    taken = statistics.median(runs)
    table.row("a province: 808 rows, every item of the law, whole process", f"{taken:.3f} s (best {min(runs):.3f})", "",
              "", "under 0.3 s", taken < 0.3)


if __name__ == "__main__":
    main()
