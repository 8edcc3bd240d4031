"""The facts of Rules/Vocabulary and the type each has in a table of DuckDB."""

import re

TRUTH = "có_không"
SIMPLE = [
    (("đúng sai", "nhận định", "giấy tờ"), TRUTH),
    (("tiền",), "BIGINT"),
    (("số nguyên", "số ngày", "thời hạn"), "INTEGER"),
    (("số", "tỷ lệ"), "DECIMAL(18,6)"),
    (("ngày",), "DATE"),
    (("chữ", "khoản hỗ trợ", "văn bản"), "VARCHAR"),
]


class Vocabulary:
    """`tables`: the lists, and "so" for the applicant, with {column: type}; `enumerations`: {type: [value]}."""

    def __init__(self, rules):
        self.tables = {"so": {}}
        self.yearly = set()
        self.enumerations = {TRUTH: ["không", "có"]}
        for path in sorted((rules / "Vocabulary").glob("*.cancu")):
            self._read(path.read_text(encoding="utf-8"))

    def _read(self, text):
        table = None
        for line in self._statements(text):
            indent = len(line) - len(line.lstrip())
            words = line.split()
            if words[:2] == ["hồ", "sơ"]:
                table = "so"
            elif indent == 0:
                table = None
            elif table is None:
                continue
            elif words[:2] == ["danh", "sách"]:
                table = words[2]
                self.tables.setdefault(table, {})
                continue
            else:
                if indent == 2:
                    table = "so"
                self._fact(table, words[0], " ".join(words[1:]))

    def _statements(self, text):
        """Clauses without comments and labels; what is indented deeper than a fact goes on with the line before."""
        lines = []
        table_indent = 2
        for raw in text.splitlines():
            line = re.sub(r'"[^"]*"', "", raw.split("#", 1)[0]).rstrip()
            if not line.strip():
                continue
            indent = len(line) - len(line.lstrip())
            if line.split()[:2] == ["danh", "sách"]:
                table_indent = 4
            elif indent <= 2:
                table_indent = 2
            if indent > table_indent and lines:
                lines[-1] += " " + line.strip()
            else:
                lines.append(line)
        return lines

    def _fact(self, table, name, kind):
        values = re.match(r"(?:một trong|bậc)\s+(.*)", kind)
        if values:
            own = f"kiểu_{name}"
            symbols = re.split(r"\s*[,<]\s*", re.split(r"\s{2,}|\s+(?:cố định|là |theo năm)", values[1].strip())[0])
            self.enumerations[own] = [symbol.split()[0] for symbol in symbols]
            found = own
        else:
            found = next(
                duck for starts, duck in SIMPLE if any(re.match(rf"{start}(\s|/|$)", kind) for start in starts))
        self.tables[table][name] = found
        if "theo năm" in kind:
            self.yearly.add(name)

    def type_of(self, table, column):
        """The type of a column of a register's file; the column of a list says "không có" where it is empty."""
        if column == "mã":
            return "INTEGER"
        if column == "tên":
            return "VARCHAR"
        if table == "so" and column in self.tables:
            return "danh_sách_rỗng"
        return self.tables[table][column.rsplit(".", 1)[0] if "." in column else column]

    def literals(self):
        """{value: type} of every value of an enumeration that only one enumeration has."""
        homes = {}
        for name, values in self.enumerations.items():
            for value in values:
                homes.setdefault(value, []).append(name)
        return {value: names[0] for value, names in homes.items() if len(names) == 1 and names[0] != TRUTH}
