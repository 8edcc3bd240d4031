"""Registers of the columns the items need only, of any size."""

from .cancu import Cancu
from .duck import Duck
from .environment import REPOSITORY
from .registers import Register
from .vocabulary import Vocabulary


def make(work, options, sampled, rows):
    """The first `sampled` rows, as often as `rows` needs them, with identifiers of their own."""
    path = work / f"hẹp-{options.province}-{rows}-{options.seed}.csv"
    if path.exists():
        return Register(path)
    full = Register.sample(Cancu(options.cancu), work, options.province, sampled, options.seed, options.date)
    duck = Duck(full, Vocabulary(REPOSITORY / "Rules"))
    connection = duck.connect(2)
    connection.execute("SET preserve_insertion_order = true")
    for table in full.files():
        if table not in duck.words:
            continue
        skip, columns = full.shape(table)
        named = ", ".join(f"'{column}': 'VARCHAR'" for column in columns)
        kept = [column for column in duck.needed(table) if column != "mã"]
        listed = ", ".join(f'"{column}"' for column in kept)
        connection.execute(
            f"""CREATE OR REPLACE TABLE hẹp AS SELECT mã::INTEGER AS mã, {listed} FROM
            read_csv('{full.files()[table]}', auto_detect=false, delim=',', quote='\"', escape='\"', header=true,
            skip={skip}, columns={{{named}}})""")
        to = path if table == "so" else path.parent / f"{path.stem}.{table}.csv"
        once, aside = to.parent / f"một-{to.name}", to.parent / f"dựng-{to.name}"
        connection.execute(f"COPY (SELECT mã, {listed} FROM hẹp ORDER BY mã, rowid) TO '{once}' (HEADER)")
        repeat(once, aside, rows // sampled, sampled)
        once.unlink()
        aside.rename(to)
    return Register(path)


def repeat(once, to, times, step):
    """Writes the lines of a file again and again, every time with identifiers larger by a step."""
    with open(to, "w", encoding="utf-8", buffering=1 << 20) as out:
        for time in range(times):
            with open(once, encoding="utf-8", buffering=1 << 20) as lines:
                header = next(lines)
                if time == 0:
                    out.write(header)
                for line in lines:
                    number, rest = line.split(",", 1)
                    out.write(f"{int(number) + time * step},{rest}")
