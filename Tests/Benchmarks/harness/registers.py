"""Registers: sampled by cancu itself, always the same for a seed."""

import pathlib


class Register:
    """A file of applicants and the files of their lists beside it."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    @classmethod
    def sample(cls, cancu, work, province, rows, seed, date):
        """Samples one, unless it is there already."""
        path = work / f"so-{province}-{rows}-{seed}.csv"
        if not path.exists():
            aside = work / f"dựng-{province}-{rows}-{seed}.csv"
            cancu.run(["register", "sample", "--province", province, "--rows", str(rows), "--seed", str(seed),
                       "--date", date, "--out", str(aside)])
            made = cls(aside)
            for table, file in made.files().items():
                if table != "so":
                    file.rename(work / f"{path.stem}.{table}.csv")
            aside.rename(path)
        return cls(path)

    def files(self):
        """{table: file}; the applicants' is "so"."""
        found = {"so": self.path}
        for file in sorted(self.path.parent.glob(f"{self.path.stem}.*.csv")):
            found[file.name[len(self.path.stem) + 1:-len(".csv")]] = file
        return found

    def bytes(self):
        return sum(file.stat().st_size for file in self.files().values())

    def shape(self, table):
        """How many lines of remarks a file begins with, and its columns."""
        skip = 0
        with open(self.files()[table], encoding="utf-8-sig") as lines:
            for line in lines:
                if not line.startswith("#"):
                    return skip, line.rstrip("\r\n").split(",")
                skip += 1
        raise SystemExit(f"{self.files()[table]}: no header")
