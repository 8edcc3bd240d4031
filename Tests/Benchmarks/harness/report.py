"""The table of what was measured and what was required."""

import statistics


class Table:
    def __init__(self):
        self.rows = [("measure", "cancu", "other", "ratio", "required", "met")]
        self.missed = False

    def row(self, name, ours, theirs, ratio, required, met):
        """`met`: None where nothing is required."""
        self.rows.append((name, ours, theirs, ratio, required, "" if met is None else "yes" if met else "NO"))
        self.missed = self.missed or met is False

    def compared(self, name, ours, theirs, times):
        """Seconds of ours and of theirs; required is to be so many times as fast, nothing where that is None."""
        mine, other = statistics.median(ours), statistics.median(theirs)
        ratio = other / mine if mine > 0 else float("inf")
        required = "" if times is None else f"≥ {times} times" if times > 1 else "faster"
        met = None if times is None else ratio >= times if times > 1 else ratio > 1
        self.row(name, f"{mine:.3f} s (best {min(ours):.3f})", f"{other:.3f} s (best {min(theirs):.3f})",
                 f"{ratio:.2f}", required, met)

    def text(self):
        """As a table of Markdown, columns in line."""
        widths = [max(len(row[column]) for row in self.rows) for column in range(len(self.rows[0]))]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in self.rows]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines)
