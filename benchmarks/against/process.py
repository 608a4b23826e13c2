"""Whole processes: what they take from start to end."""
import os
import subprocess
import sys
import time


def start(command):
    """Starts a process whose output nobody sees."""
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait(process):
    """Waits for it: CPU seconds and peak resident megabytes of the process and all that it started and waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{process.args} exited with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(command):
    """Wall seconds, CPU seconds and peak resident megabytes."""
    begin = time.monotonic()
    busy, memory = wait(start(command))
    return time.monotonic() - begin, busy, memory


def side_by_side(commands):
    """Wall seconds until the last of several processes, started together, is done."""
    begin = time.monotonic()
    for process in [start(command) for command in commands]:
        wait(process)
    return time.monotonic() - begin
