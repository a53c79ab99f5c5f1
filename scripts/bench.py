"""Runs commands one after another, several times, and prints CPU seconds and peak memory against targets.

Usage: bench.py RUNS CPU_SECONDS_MAX MEMORY_MB_MAX COMMAND ARGUMENT... [++ COMMAND ARGUMENT...]...
CPU is summed over the commands, memory is that of the greatest. A target of 0 is none.
Ends with 1 when a target is missed or a command fails (its ends with 1, "findings", are no failure).
"""

import os
import statistics
import subprocess
import sys


def run(command):
    """CPU seconds (user and system) and peak resident megabytes of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"ended with {process.returncode}: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def run_all(commands):
    figures = [run(command) for command in commands]
    return sum(cpu for cpu, _ in figures), max(memory for _, memory in figures)


def line(name, values, unit, limit):
    kept = not limit or statistics.median(values) <= limit
    target = f"target {limit:g} {unit}: {'kept' if kept else 'MISSED'}" if limit else "no target"
    print(
        f"{name:12} min {min(values):7.3f}  median {statistics.median(values):7.3f}  "
        f"max {max(values):7.3f} {unit:3} {target}"
    )
    return kept


def split(words):
    commands = [[]]
    for word in words:
        if word == "++":
            commands.append([])
        else:
            commands[-1].append(word)
    return commands


def main():
    runs, cpu_max, memory_max = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    commands = split(sys.argv[4:])
    run_all(commands)  # the first run fills the page cache and is not counted
    figures = [run_all(commands) for _ in range(runs)]
    for command in commands:
        print(f"{runs} runs of: mamori {' '.join(command[1:])}")
    kept = [
        line("CPU", [cpu for cpu, _ in figures], "s", cpu_max),
        line("peak memory", [memory for _, memory in figures], "MB", memory_max),
    ]
    sys.exit(0 if all(kept) else 1)


main()
