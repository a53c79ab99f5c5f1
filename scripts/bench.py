"""Runs commands one after another, several times, and prints CPU seconds and peak memory against targets.

Usage: bench.py [--private] RUNS CPU_SECONDS_MAX MEMORY_MB_MAX COMMAND ARGUMENT... [++ COMMAND ARGUMENT...]...
CPU is summed over the commands, memory is that of the greatest. A target of 0 is none. --private:
the target of memory is for what the process has of its own, pages of mapped files aside (looked at a thousand
times a second in a run of its own).
Ends with 1 when a target is missed or a command fails (its ends with 1, "findings", are no failure).
"""

import os
import pathlib
import re
import statistics
import subprocess
import sys
import time


def run(command):
    """CPU seconds (user and system) and peak resident megabytes of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"ended with {process.returncode}: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def own_memory(command):
    """The most megabytes that were the process's own (RssAnon) at a look."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text("ascii")
        except OSError:
            break
        found = re.search(r"RssAnon:\s+(\d+) kB", status)
        most = max(most, int(found[1]) if found else 0)
        time.sleep(0.001)
    process.wait()
    return most * 1024 / 1e6


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
    is_private = sys.argv[1] == "--private"
    if is_private:
        del sys.argv[1]
    runs, cpu_max, memory_max = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    commands = split(sys.argv[4:])
    run_all(commands)  # the first run fills the page cache and is not counted
    figures = [run_all(commands) for _ in range(runs)]
    for command in commands:
        print(f"{runs} runs of: mamori {' '.join(command[1:])}")
    kept = [
        line("CPU", [cpu for cpu, _ in figures], "s", cpu_max),
        line("peak memory", [memory for _, memory in figures], "MB", 0 if is_private else memory_max),
    ]
    if is_private:
        own = [max(own_memory(command) for command in commands) for _ in range(runs)]
        kept.append(line("own memory", own, "MB", memory_max))
    sys.exit(0 if all(kept) else 1)


main()
