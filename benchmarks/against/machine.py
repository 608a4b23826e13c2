"""What the results are measured on."""
import pathlib
import platform
import re
import subprocess


def cpu():
    match = re.search(r"^model name\s*:\s*(.*)$", pathlib.Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return match.group(1) if match else platform.machine()


def said(*command):
    """First line of what a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().splitlines()[0]


def folder_of(name):
    """Folder of a processor's results."""
    return pathlib.Path("benchmarks/results") / re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")
