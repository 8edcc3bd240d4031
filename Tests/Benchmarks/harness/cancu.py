"""Running cancu, with what it took."""

import os
import pathlib
import re
import subprocess
import threading
import time

from .environment import REPOSITORY


class Run:
    """What a run took: seconds in all and by stage, peak memory."""

    def __init__(self, wall, peak, stages):
        self.wall, self.peak, self.stages = wall, peak, stages


class Peak(threading.Thread):
    """The most memory a process holds, looked at now and then: what the system tells after its end counts what the
    process that started it held."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.status, self.bytes = pathlib.Path(f"/proc/{pid}/status"), 0
        self.start()

    def run(self):
        while True:
            time.sleep(0.02)
            try:
                found = re.search(r"^VmHWM:\s+(\d+) kB", self.status.read_text(), re.M)
            except (FileNotFoundError, ProcessLookupError):
                return
            if found:
                self.bytes = int(found[1]) * 1024


class Cancu:
    """A built `cancu`; what older ones lack is done without, and said."""

    def __init__(self, path):
        self.path = pathlib.Path(path).resolve()
        if not self.path.exists():
            raise SystemExit(f"{self.path}: build it first, swift build -c release")
        self.has_items = self._knows("screen", "--date", "31/12/2025", "--items", "-")
        self.has_times = self._knows("screen", "--date", "31/12/2025", "--times")
        self.has_brief = self._knows("screen", "--date", "31/12/2025", "--brief", "--out", "x.csv")
        self.has_leave_out = self._knows("screen", "--date", "31/12/2025", "--leave-out", "tên", "--out", "x.csv")
        self.has_check_times = self._knows("register", "check", "--times")

    def _knows(self, *arguments):
        """Whether it has all these options: one that it lacks is named in the error, before any file is looked for."""
        run = subprocess.run([self.path, *arguments, "/nonexistent.csv"], capture_output=True, text=True, cwd=REPOSITORY)
        return not any(option in run.stderr for option in arguments if option.startswith("--"))

    def version(self):
        return subprocess.run(
            [self.path, "version"], capture_output=True, text=True, cwd=REPOSITORY).stdout.strip().splitlines()[0]

    def run(self, arguments, accepted=(0,)):
        """Runs it to its end. What was written before is on the disk by then: nobody pays for another's files."""
        os.sync()
        read, write = os.pipe()
        started = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            os.chdir(REPOSITORY)
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 0)
            os.dup2(null, 1)
            os.dup2(write, 2)
            os.execv(self.path, [str(self.path), *arguments])
        os.close(write)
        peak = Peak(pid)
        with os.fdopen(read, encoding="utf-8", errors="replace") as pipe:
            errors = pipe.read()
        _, status = os.waitpid(pid, 0)
        wall = time.perf_counter() - started
        peak.join()
        if os.waitstatus_to_exitcode(status) not in accepted:
            raise SystemExit(f"cancu {' '.join(arguments)}\n{errors[-2000:]}\nexit {os.waitstatus_to_exitcode(status)}")
        stages = {}
        for line in errors.splitlines():
            if line.startswith("cancu-times "):
                stages = {name: float(value) for name, value in re.findall(r"(\w+)=([0-9.]+)", line)}
        return Run(wall, peak.bytes, stages)

    def screen(self, register, date, items, out=None, *how):
        """Screens a register for these items; a build that cannot choose items decides all of the law. `how` says what is
        written of the rows."""
        arguments = ["screen", str(register.path), "--date", date]
        if self.has_items:
            arguments += ["--items", ",".join(items)]
        if self.has_times:
            arguments += ["--times"]
        if out:
            # cancu writes over nothing.
            out.unlink(missing_ok=True)
            arguments += ["--out", str(out), *how]
        return self.run(arguments)

    def decide(self, register, date, items):
        """Seconds to decide a register that is in memory, by an engine that has seen nothing yet; without
        `measure` what screening takes besides reading."""
        measure = self.path.parent / "measure"
        if not measure.exists():
            run = self.screen(register, date, items)
            return run.stages["decide"] if self.has_times else run.wall - self.check(register).wall
        day = "-".join(reversed(date.split("/")))
        # What earlier runs have written is not to be on its way to the disk meanwhile.
        os.sync()
        run = subprocess.run([measure, "screen", str(register.path), day, ",".join(items), "1", "2"],
                             capture_output=True, text=True, cwd=REPOSITORY, check=True)
        found = re.search(r"items=(\d+) .*cold=([0-9.]+)", run.stdout)
        if int(found[1]) != len(items):
            raise SystemExit(f"measure decided {found[1]} items, not {len(items)}")
        return float(found[2])

    def check(self, register):
        """Reads a register and checks it."""
        return self.run(["register", "check", str(register.path)] + (["--times"] if self.has_check_times else []))
