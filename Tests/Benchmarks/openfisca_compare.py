#!/usr/bin/env python3
"""cancu against OpenFisca-Core on the same formulas: how fast, and how many rows come out wrong.

    Tests/Benchmarks/openfisca_compare.py [--rows 1000000] [--runs 5]

The register has the columns of five items without lists, with money to the đồng, as invoices have it. The exact answers
are those of the hand-written SQL, which cancu is compared with first. Exits with 1 where cancu differs.
"""

import argparse
import re
import statistics
import sys
import time

from harness import environment
from harness.cancu import Cancu
from harness.duck import Duck
from harness.registers import Register
from harness.report import Table
from harness.vocabulary import TRUTH, Vocabulary


def main():
    options = arguments()
    work = environment.folder(options.workdir)
    environment.enter(work, ["duckdb", "openfisca-core"])
    import importlib.metadata

    from harness.openfisca_law import YEAR_NOW, Law

    cancu = Cancu(options.cancu)
    vocabulary = Vocabulary(environment.REPOSITORY / "Rules")
    probe = Law(vocabulary, {"loại_hình": "kiểu_loại_hình", "lĩnh_vực": "kiểu_lĩnh_vực", "địa_bàn": "kiểu_địa_bàn",
                             "hoạt_động_ngành_nghề": "kiểu_hoạt_động_ngành_nghề",
                             "quy_mô_doanh_nghiệp": "kiểu_quy_mô_doanh_nghiệp"})
    names = list(probe.items())
    register = with_dong(cancu, vocabulary, work, options, names)
    duck = Duck(register, vocabulary, names)
    print(environment.machine())
    print(f"{cancu.version()}; OpenFisca-Core {importlib.metadata.version('openfisca-core')}, "
          f"Python {sys.version.split()[0]}; {options.rows:,} rows; {len(names)} items")
    if not cancu.has_items or not cancu.has_times:
        print("this cancu lacks --items or --times: it decides all of the law, deciding is the whole run less reading")
    connection = duck.connect(2)
    duck.load(connection)

    rows = work / "rows-cancu.csv"
    cancu.screen(register, options.date, names, rows)
    wrong = sum(count for _, _, (count, _), _ in duck.differences(connection, rows))
    print(f"cancu: {wrong:,} rows differ from the exact answer")

    columns, facts = {}, {"đã_nhận_xúc_tiến": "BOOLEAN"}
    for column in duck.needed("so"):
        if column == "mã" or column in vocabulary.tables:
            continue
        name, _, year = column.partition(".")
        kind = vocabulary.type_of("so", column)
        facts[name] = "BOOLEAN" if kind == TRUTH else kind
        columns[(name, year or YEAR_NOW)] = fetch(connection, f'"{column}"', facts[name], vocabulary)
    columns[("đã_nhận_xúc_tiến", YEAR_NOW)] = fetch(connection, "đã_nhận_xúc_tiến", "BOOLEAN", vocabulary, "chung_52")
    law = Law(vocabulary, facts)

    ours, theirs = [], []
    for _ in range(options.runs):
        ours.append(cancu.decide(register, options.date, names))
        simulation = law.simulation(options.rows, columns)
        started = time.perf_counter()
        answers = {name: (simulation.calculate(f"được_{name}", YEAR_NOW), simulation.calculate(f"mức_{name}", YEAR_NOW))
                   for name in names}
        theirs.append(time.perf_counter() - started)

    print()
    off, total = count_wrong(duck, connection, answers)
    for count, what in ((off, "off by rounding"), (total, "wrong, missing facts included,")):
        print(f"OpenFisca: {count:,} rows {what} in at least one item ({100 * count / options.rows:.1f}%)")
    table = Table()
    table.compared(f"deciding {len(names)} items, {options.rows:,} rows", ours, theirs, 1)
    table.row("rows that differ from the exact answer", f"{wrong:,}", f"{total:,}", "", "0 of cancu", wrong == 0)
    print()
    print(table.text())
    sys.exit(1 if wrong else 0)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--province", default="Bắc_Giang")
    parser.add_argument("--date", default="31/12/2025", help="the formulas are of 2025: change both")
    parser.add_argument("--cancu", default=str(environment.REPOSITORY / ".build" / "release" / "cancu"))
    parser.add_argument("--workdir", help="where registers and the virtual environment are kept")
    return parser.parse_args()


def with_dong(cancu, vocabulary, work, options, names):
    """The columns these items need of a sampled register, its costs changed by up to 100,000 đồng."""
    path = work / f"đồng-{options.province}-{options.rows}-{options.seed}.csv"
    full = Register.sample(cancu, work, options.province, options.rows, options.seed, options.date)
    if path.exists():
        return Register(path)
    duck = Duck(full, vocabulary, names)
    connection = duck.connect(2)
    connection.execute("SET preserve_insertion_order = true")
    for table in ("so", "đã_nhận"):
        skip, columns = full.shape(table)
        texts = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
        kept = []
        for column in duck.needed(table):
            changed = table == "so" and re.match("chi_phí|số_tiền_duyệt", column)
            kept.append(f'("{column}"::BIGINT + hash(mã, \'{column}\') % 100000)::BIGINT AS "{column}"' if changed
                        else f'"{column}"')
        to = path if table == "so" else path.parent / f"{path.stem}.{table}.csv"
        aside = to.parent / f"dựng-{to.name}"
        connection.execute(
            f"""COPY (SELECT {', '.join(kept)} FROM read_csv('{full.files()[table]}', auto_detect=false, delim=',',
            quote='\"', escape='\"', header=true, skip={skip}, columns={{{texts}}}) ORDER BY mã::INTEGER)
            TO '{aside}' (HEADER)""")
        aside.rename(to)
    return Register(path)


def fetch(connection, column, kind, vocabulary, table="so"):
    """A column as a masked array, in the order of the identifiers; of an enumeration the places of its values."""
    import numpy

    if kind in vocabulary.enumerations:
        column = f"enum_code({column})::SMALLINT"
    elif kind.startswith("DECIMAL"):
        column = f"{column}::DOUBLE"
    found = connection.execute(f"SELECT {column} AS x FROM {table} ORDER BY mã").fetchnumpy()["x"]
    return found if isinstance(found, numpy.ma.MaskedArray) else numpy.ma.masked_array(found)


def count_wrong(duck, connection, answers):
    """Rows OpenFisca gets wrong, by item and why: those that are off by rounding, and those that are wrong at all."""
    import numpy

    off, wrong = 0, 0
    for item in duck.items:
        eligible, amount = answers[item.name]
        found = connection.execute(
            f"SELECT kết_quả::VARCHAR AS k, cao AS c FROM ({item.sql}) ORDER BY mã").fetchnumpy()
        verdict = numpy.asarray(found["k"]).astype(str)
        most = numpy.ma.masked_array(found["c"])
        known = (verdict == "eligible") & ~numpy.ma.getmaskarray(most)
        difference = numpy.abs(amount.astype(numpy.float64) - most.filled(0).astype(numpy.int64))
        both = known & eligible
        # Numbers of 32 bits are off by some đồng at most; what is off by more took a missing cost for nought.
        rounded = both & (difference >= 1) & (difference < 1000)
        nought = (both & (difference >= 1000)) | ((verdict == "eligible") & ~known)
        granted = (verdict == "undetermined") & eligible
        refused = (verdict == "undetermined") & ~eligible
        other = (known & ~eligible) | (((verdict == "ineligible") | (verdict == "out_of_scope")) & eligible)
        off = off | rounded
        wrong = wrong | rounded | nought | granted | refused | other
        print(f"{item.name}: of {known.sum():,} granted with a known amount {rounded.sum():,} off by rounding; "
              f"missing facts taken for known: granted {granted.sum():,}, refused {refused.sum():,}, "
              f"a missing cost for nought {nought.sum():,}; otherwise wrong {other.sum():,}")
    return int(off.sum()), int(wrong.sum())


if __name__ == "__main__":
    main()
