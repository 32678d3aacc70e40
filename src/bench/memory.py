#!/usr/bin/env python3
"""Measures the memory and time of whole runs of tq on large files, and prints a table.

    src/bench/memory.py [--folder FOLDER] [--size GB]

Run it from the folder of the project, after `mvn package`. It needs Python 3.8, grep and three times as much room in FOLDER (a temporary one)
as the largest file, which is of 2 GB. Files come from large.py; how many failed spans are in them is counted in their text, and tq must
give the same number. Memory is the largest resident set of the process, all of it, not only the heap that -Xmx bounds.
"""
import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time

TQ = "target/tq"
COUNT = "spans where error | count"
NAMES = "failed spans | values name"
LARGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "large.py")
FAILED = '"code": ("STATUS_CODE_ERROR"|2,)'


def make(*words):
    """Makes a file in a process of its own, since what this one has held would be counted as tq's."""
    subprocess.run([sys.executable, LARGE, *words], check=True)


def failed(path):
    """The number of failed spans in a file, or in all files of a folder."""
    return int(subprocess.run("grep -rohE '%s' '%s' | wc -l" % (FAILED, path), shell=True, check=True, stdout=subprocess.PIPE).stdout)


def run(query, heap, path, wanted):
    """The seconds and mebibytes of a run whose answer must be that number, or have that number of lines."""
    environment = dict(os.environ, TQ_JAVA_OPTS="-Xmx%dm" % heap)
    with tempfile.TemporaryFile() as out:
        start = time.monotonic()
        process = subprocess.Popen([TQ, "-e", query, path], stdout=out, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        out.seek(0)
        answer = int(out.read()) if query.endswith("count") else sum(1 for _ in out)
    if status != 0 or answer != wanted:
        sys.exit("%s of %s: status %d, %s instead of %s" % (query, path, status, answer, wanted))
    return seconds, usage.ru_maxrss / 1024


def row(what, query, heap, path, wanted):
    seconds, memory = run(query, heap, path, wanted)
    print("| %s | `%s` | %d MB | %.0f MB | %.1f s |" % (what, query.replace("|", "\\|"), heap, memory, seconds), flush=True)


def growing(folder, form, name, largest):
    for part in (4, 2, 1):
        path = os.path.join(folder, "growing")
        make(form, "%dM" % (largest * 1024 // part), path)
        wanted = failed(path)
        for query in (COUNT, NAMES):
            row("%s, %g GB" % (name, largest / part), query, 512, path, wanted)
        os.remove(path)


def middling(folder):
    for form, name in (("mlflow", "MLflow"), ("otlp", "OTLP, scattered")):
        path = os.path.join(folder, "middling")
        make(form, "300M", path)
        wanted = failed(path)
        row(name + ", 300 MB", COUNT, 256, path, wanted)
        with open(path, "rb") as text, gzip.open(path + ".gz", "wb", 3) as packed:
            shutil.copyfileobj(text, packed, 1 << 20)
        row(name + ", 300 MB in gzip", COUNT, 256, path + ".gz", wanted)
        if shutil.which("zstd"):
            subprocess.run(["zstd", "-qf", path, "-o", path + ".zst"], check=True)
            row(name + ", 300 MB in zstd", COUNT, 256, path + ".zst", wanted)


def single(folder):
    path = os.path.join(folder, "single")
    make("trace", "100M", path)
    row("one trace of 100 MB", COUNT, 256, path, failed(path))
    make("trace", "1K", path, "--spans", "32843", "--text", "70")
    row("one trace of 32,843 spans", COUNT, 128, path, failed(path))


def many(folder):
    path = os.path.join(folder, "many")
    make("folder", "10000", path)
    wanted = failed(path)
    row("a folder of 10,000 files, 118 MB", COUNT, 256, path, wanted)
    start = time.monotonic()
    with open(path + ".jsonl", "wb") as out:
        subprocess.run("cat %s/*" % path, shell=True, stdout=out, check=True)
    print("| the same 10,000 files | `cat` into one file | – | – | %.1f s |" % (time.monotonic() - start))
    row("that file", COUNT, 256, path + ".jsonl", wanted)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--folder")
    parser.add_argument("--size", type=float, default=2)
    arguments = parser.parse_args()
    print("| input | question | -Xmx | memory | time |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        growing(folder, "mlflow", "MLflow", arguments.size)
        growing(folder, "otlp", "OTLP, scattered", arguments.size)
        middling(folder)
        single(folder)
        many(folder)


if __name__ == "__main__":
    main()
