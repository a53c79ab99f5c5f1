"""Runs a command several times and prints its CPU seconds and peak memory against the targets.

Usage: bench.py RUNS COMMAND ARGUMENT...
Ends with 1 when a target is missed or the command fails.
"""

import os
import statistics
import subprocess
import sys

CPU_SECONDS_MAX = 1.0
MEMORY_MB_MAX = 150.0


def run(command):
    """CPU seconds (user and system) and peak resident megabytes of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"ended with {process.returncode}: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def line(name, values, unit, limit):
    kept = statistics.median(values) <= limit
    print(
        f"{name:12} min {min(values):7.3f}  median {statistics.median(values):7.3f}  "
        f"max {max(values):7.3f} {unit:3} target {limit:g} {unit}: {'kept' if kept else 'MISSED'}"
    )
    return kept


def main():
    runs, command = int(sys.argv[1]), sys.argv[2:]
    run(command)  # the first run fills the page cache and is not counted
    figures = [run(command) for _ in range(runs)]
    print(f"{runs} runs of: mamori {' '.join(command[1:])}")
    kept = [
        line("CPU", [cpu for cpu, _ in figures], "s", CPU_SECONDS_MAX),
        line("peak memory", [memory for _, memory in figures], "MB", MEMORY_MB_MAX),
    ]
    sys.exit(0 if all(kept) else 1)


main()
