"""The machine, the versions, and a virtual environment for what is compared with."""

import datetime
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]


def folder(given):
    """The folder everything is written to."""
    path = pathlib.Path(given) if given else pathlib.Path(tempfile.gettempdir()) / "cancu-benchmarks"
    path.mkdir(parents=True, exist_ok=True)
    return path.resolve()


def enter(work, packages):
    """Goes on in a virtual environment under `work` that has `packages`, installed from PyPI on the first run."""
    home = work / "venv"
    python = home / "bin" / "python"
    if pathlib.Path(sys.prefix) == home:
        return
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    have = subprocess.run(
        [str(python), "-m", "pip", "list", "--format=freeze"], check=True, capture_output=True, text=True
    ).stdout.lower()
    wanted = [package for package in packages if f"{package}==" not in have]
    if wanted:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *wanted], check=True)
    os.execv(str(python), [str(python), *sys.argv])


def machine():
    """One line about the machine and the day."""
    model = platform.processor() or platform.machine()
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    load = os.getloadavg()[0]
    return (
        f"{datetime.date.today().isoformat()}; {model}, {os.cpu_count()} cores, {pages * size / 2**30:.0f} GiB; "
        f"{platform.platform()}; load before: {load:.1f}"
    )


def forget(files):
    """Takes files out of memory that nobody reads any more: whoever writes next finds room, and need not make it first."""
    os.sync()
    for file in files:
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)
