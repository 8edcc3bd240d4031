"""The same items by hand-written SQL in DuckDB.

DuckDB gets its best form of what was tried: typed columns, enumerations as its own enumerations, yes and no as
booleans, whole numbers as keys, only the columns the items need, rows in any order, records of lists grouped by applicant
before they are joined. How the items are asked for is timed in three forms, the fastest counts: one statement for all
(UNION ALL) with counts and sums, the same into a table, a statement an item. Also tried, and no faster at a million rows:
one pass over the applicants with all grouped lists joined side by side, and what items share worked out once.
"""

import pathlib
import re
import time

from .vocabulary import TRUTH

# Columns that bear the name of another column or table that is asked for.
HOMONYMS = {("đã_nhận", "lượt_học")}
SQL = pathlib.Path(__file__).resolve().parents[1] / "sql"
# What an item says of a row.
ANSWER = "mã, kết_quả, thấp, cao"
# Why it is refused, the last column: where nobody asks for it, it is left out, and costs no planning either.
REASONS = re.compile(r",\n(?:  --[^\n]*\n)?  hỏng_của\(.*? AS hỏng(?=\n)", re.DOTALL)


class Item:
    """An item and its SQL, with reasons and without; the first line of the file names it."""

    def __init__(self, path, literals):
        text = path.read_text(encoding="utf-8")
        self.name = text.splitlines()[0].removeprefix("-- ").strip()
        self.instrument, self.support = self.name.rsplit(":", 1)
        self.sql = typed(text, literals)
        self.answer, found = REASONS.subn("", self.sql)
        if found != 1:
            raise SystemExit(f"{path.name}: its last column is to be hỏng_của(…) AS hỏng")


def typed(sql, literals):
    """SQL in which a value of an enumeration has its type: DuckDB compares an enumeration with a bare text as text,
    which is slow, and for a grade wrong."""
    return re.sub(
        r"'([^'\s]+)'(?!::)", lambda found: f"'{found[1]}'::{literals[found[1]]}" if found[1] in literals else found[0],
        sql)


class Duck:
    """The items over a register."""

    def __init__(self, register, vocabulary, names=None):
        """`names`: these items only."""
        self.register, self.vocabulary = register, vocabulary
        literals = vocabulary.literals()
        self.common = typed((SQL / "chung.sql").read_text(encoding="utf-8"), literals)
        self.items = [Item(path, literals) for path in sorted(SQL.glob("[0-9]*.sql"))]
        if names is not None:
            self.items = [item for item in self.items if item.name in names]
        everything = self.common + "".join(item.sql for item in self.items)
        everything = re.sub(r"--.*", "", everything)
        self.words = set(re.findall(r"[\w]+(?:\.\d{4})?", everything)) | {"mã"}

    def connect(self, threads):
        import duckdb

        connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
        for name, values in self.vocabulary.enumerations.items():
            listed = ", ".join(f"'{value}'" for value in values)
            connection.execute(f"CREATE TYPE {name} AS ENUM ({listed})")
        connection.execute("CREATE TYPE danh_sách_rỗng AS ENUM ('không có')")
        return connection

    def source(self, table):
        """How a file is read: every column with its type, nothing guessed; `?` is not known, as is an empty cell."""
        skip, columns = self.register.shape(table)
        types = ", ".join(f"'{column}': '{self.vocabulary.type_of(table, column)}'" for column in columns)
        return (
            f"read_csv('{self.register.files()[table]}', auto_detect=false, delim=',', quote='\"', escape='\"', "
            f"header=true, skip={skip}, nullstr=['', '?'], columns={{{types}}})"
        )

    def needed(self, table):
        """The columns of a table the items need."""
        return [
            column for column in self.register.shape(table)[1]
            if column in self.words and not (table, column) in HOMONYMS
            and (column != "tên" or table == "sản_phẩm_OCOP")
        ]

    def load(self, connection):
        """Tables of the columns the items need."""
        for table in self.register.files():
            if table not in self.words:
                continue
            chosen = []
            for column in self.needed(table):
                kind = self.vocabulary.type_of(table, column)
                if kind == TRUTH:
                    chosen.append(f"\"{column}\" = 'có'::{TRUTH} AS \"{column}\"")
                elif kind == "danh_sách_rỗng":
                    chosen.append(f'"{column}" IS NOT NULL AS "{column}"')
                else:
                    chosen.append(f'"{column}"')
            connection.execute(f'CREATE TABLE "{table}" AS SELECT {", ".join(chosen)} FROM {self.source(table)}')
        connection.execute(self.common)

    def load_everything(self, connection):
        """Tables of all columns."""
        for table in self.register.files():
            connection.execute(f'CREATE TABLE "{table}" AS SELECT * FROM {self.source(table)}')

    def all_items(self, reasons=False):
        """One statement that decides every item: a row an item of an applicant."""
        if reasons:
            asked = [f"{ANSWER}, hỏng FROM ({item.sql})" for item in self.items]
        else:
            asked = [f"{ANSWER} FROM ({item.answer})" for item in self.items]
        return " UNION ALL ".join(f"(SELECT {number}::UTINYINT AS khoản, {one})" for number, one in enumerate(asked))

    def decide(self, connection):
        """Seconds to decide every item of every row, nothing kept but counts and sums of every column."""
        started = time.perf_counter()
        connection.execute(
            f"SELECT khoản, kết_quả, count(*), sum(thấp), sum(cao), sum(mã) FROM ({self.all_items()}) GROUP BY ALL"
        ).fetchall()
        return time.perf_counter() - started

    def decide_into_table(self, connection):
        """The same, kept in a table."""
        started = time.perf_counter()
        connection.execute(f"CREATE OR REPLACE TABLE kết_quả_các_khoản AS {self.all_items()}")
        taken = time.perf_counter() - started
        connection.execute("DROP TABLE kết_quả_các_khoản")
        return taken

    def decide_one_by_one(self, connection):
        """The same, a statement an item."""
        started = time.perf_counter()
        for item in self.items:
            connection.execute(
                f"SELECT kết_quả, count(*), sum(thấp), sum(cao), sum(mã) FROM ({item.answer}) GROUP BY ALL"
            ).fetchall()
        return time.perf_counter() - started

    def export(self, connection, out, reasons=False):
        """Writes the rows as cancu does, without names and missing facts, which the SQL does not know; the provisions
        that fail if `reasons`."""
        failing = ", hỏng AS không_đạt_ở" if reasons else ""
        names = ", ".join(f"('{item.instrument}', '{item.support}', {number})" for number, item in enumerate(self.items))
        connection.execute(
            f"""COPY (SELECT mã, văn_bản, khoản_hỗ_trợ, kết_quả, thấp AS thấp_nhất, cao AS cao_nhất{failing}
            FROM ({self.all_items(reasons)}) JOIN (VALUES {names}) AS tên(văn_bản, khoản_hỗ_trợ, khoản) USING (khoản)
            WHERE kết_quả <> 'out_of_scope'::kết_quả) TO '{out}' (HEADER)""")

    def differences(self, connection, rows):
        """Where cancu's rows and the SQL differ, item by item: (item, verdicts, answers, reasons). Answers and reasons
        are how many rows differ and the first of them, of answers [(row, cancu's, the SQL's)], of reasons
        [(row, how many rows have the same two, cancu's, the SQL's)]."""
        connection.execute(
            f"""CREATE OR REPLACE TABLE của_cancu AS
            SELECT mã, văn_bản, khoản_hỗ_trợ, kết_quả, thấp_nhất, cao_nhất, không_đạt_ở
            FROM read_csv('{rows}', header=true,
            columns={{'mã': 'INTEGER', 'tên': 'VARCHAR', 'văn_bản': 'VARCHAR', 'khoản_hỗ_trợ': 'VARCHAR',
            'kết_quả': 'VARCHAR', 'thấp_nhất': 'BIGINT', 'cao_nhất': 'BIGINT', 'được_chọn': 'VARCHAR',
            'căn_cứ': 'VARCHAR', 'không_đạt_ở': 'VARCHAR', 'cần_biết': 'VARCHAR'}}, auto_detect=false, delim=',',
            quote='\"', escape='\"', nullstr='')""")
        found = []
        for item in self.items:
            connection.execute(
                f"""CREATE OR REPLACE TEMP TABLE khác AS
                SELECT coalesce(a.mã, b.mã) AS mã, coalesce(a.kết_quả, 'out_of_scope') AS k1, a.thấp_nhất AS t1,
                  a.cao_nhất AS c1, b.kết_quả::VARCHAR AS k2, b.thấp AS t2, b.cao AS c2,
                  a.không_đạt_ở AS h1, b.hỏng AS h2
                FROM (FROM của_cancu WHERE văn_bản = '{item.instrument}' AND khoản_hỗ_trợ = '{item.support}') a
                FULL JOIN ({item.sql}) b ON a.mã = b.mã""")
            verdicts = connection.execute(
                """SELECT k1, count(*), count(DISTINCT t1 || '-' || coalesce(c1, -1)), count(DISTINCT h1)
                FROM khác GROUP BY k1 ORDER BY k1""").fetchall()
            where = "k1 IS DISTINCT FROM k2 OR t1 IS DISTINCT FROM t2 OR c1 IS DISTINCT FROM c2"
            count = connection.execute(f"SELECT count(*) FROM khác WHERE {where}").fetchone()[0]
            shown = connection.execute(
                f"SELECT mã, k1, t1, c1, k2, t2, c2 FROM khác WHERE {where} ORDER BY mã LIMIT 10").fetchall()
            # cancu's order follows that of the records, which no table has: only how often each stands there counts.
            pairs = [pair for pair in connection.execute(
                """SELECT min(mã), count(*), h1, h2 FROM khác WHERE h1 IS DISTINCT FROM h2
                GROUP BY h1, h2 ORDER BY min(mã)""").fetchall() if listed(pair[2]) != listed(pair[3])]
            found.append((item, verdicts, (count, [(row[0], row[1:4], row[4:7]) for row in shown]),
                          (sum(pair[1] for pair in pairs), pairs[:10])))
        # Nobody is measured beside them.
        connection.execute("DROP TABLE khác")
        connection.execute("DROP TABLE của_cancu")
        return found


def listed(provisions):
    """The provisions of a cell, in an order of their own; nothing is not the same as none."""
    return provisions if provisions is None else sorted(provisions.split("; "))
