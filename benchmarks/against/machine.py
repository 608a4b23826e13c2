"""What the results are measured on."""
import os
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


def system():
    """The line that names the machine."""
    return f"- {cpu()}, {os.cpu_count()} logical processors, {platform.system()} {platform.release()}"


def load():
    """Processes that ran or waited in the last minute, on average."""
    return os.getloadavg()[0]


def loads(before):
    """The line that tells what else ran, from what load() said before the measurements."""
    return f"Load average (1 minute) before and after: {before:.1f}, {load():.1f}."


def save(name, lines):
    """Prints results and writes them to the folder of this processor's."""
    text = "\n".join(lines)
    print(text)
    folder = pathlib.Path("benchmarks/results") / re.sub(r"[^A-Za-z0-9]+", "-", cpu()).strip("-")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
