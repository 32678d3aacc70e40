#!/usr/bin/env python3
"""Measures the interactive mode: what a person waits for.

    src/bench/session.py [--runs N] [--spans N]

Run it from the folder of the project, after `mvn package`. It needs Python 3.8, and jq to compare with. It types into target/tq
on a terminal of its own and reads what comes back:
the time to the first prompt; from Ctrl-C to the prompt, in queries that would not end; and, in a process that has so many spans loaded,
how long colours, completion and hint of a query of 300 characters take on each key, and a query. Then jq reads the same file once.
"""
import argparse
import fcntl
import glob
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

import speed

TQ = os.path.abspath("target/tq")
ENDLESS = [
    ('jq without end', 'spans | jq "[range(0;infinite)]"'),
    ('jq that goes round', 'spans | jq "last(range(0;infinite))"'),
    ('jq that recurses', 'spans | jq "[recurse(.)] | length"'),
    ('a regular expression', 'spans where "%s" ~ "(x+x+)+y"' % ("x" * 60)),
    ('the same in jq', 'spans | jq "(\\"x\\" * 60) | test(\\"(x+x+)+y\\")"'),
    ('all pairs', 'pairs a, b of spans where a.duration < b.duration | count'),
    ('pairs by name', 'pairs a, b of spans where a.name = b.name and a.duration < b.duration | count'),
    ('a regular expression over pairs', 'pairs a, b of spans where a.inputs ~ "(x+x+)+y" or b.inputs ~ "(x+x+)+y" | count'),
]


class Typed:
    """tq on a terminal of its own."""

    def __init__(self, home, *files, columns=120, rows=40):
        self.begin = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = dict(os.environ, HOME=home, LC_ALL="C.UTF-8", TERM="xterm-256color")
            environment["TQ_JAVA_OPTS"] = "-Duser.home=" + home
            os.execve(TQ, [TQ, *files], environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.text = ""

    def wait(self, text, patience=60, after=0):
        """Reads until the text has come behind a place."""
        end = time.perf_counter() + patience
        while text not in self.text[after:]:
            if time.perf_counter() > end:
                sys.exit("did not come: %r in %r" % (text, self.text[after:][-400:]))
            if select.select([self.fd], [], [], 0.5)[0]:
                self.text += os.read(self.fd, 65536).decode("utf-8", "replace")
        return time.perf_counter()

    def type(self, text):
        os.write(self.fd, text.encode())

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


PROMPT = "\x1b[?2004h"  # asks the terminal to mark what is pasted: sent when a line can be typed


def first_prompt(home, file, runs):
    times = []
    for _ in range(runs):
        typed = Typed(home, file)
        times.append((typed.wait(PROMPT) - typed.begin) * 1000)
        typed.close()
    return statistics.median(times)


def interrupted(home, file, query, runs):
    """Milliseconds from Ctrl-C to the prompt, the median and the longest; and whether the next answer is right."""
    times = []
    for _ in range(runs):
        typed = Typed(home, file)
        typed.wait(PROMPT)
        mark = len(typed.text)
        time.sleep(0.3)
        typed.type(query + "\r")
        time.sleep(1.2)
        while select.select([typed.fd], [], [], 0)[0]:
            typed.text += os.read(typed.fd, 65536).decode("utf-8", "replace")
        if PROMPT in typed.text[mark:]:
            typed.close()
            return None
        mark = len(typed.text)
        begin = time.perf_counter()
        typed.type("\x03")
        times.append((typed.wait(PROMPT, after=mark) - begin) * 1000)
        mark = len(typed.text)
        time.sleep(0.3)
        typed.type("count traces\r")
        typed.wait("1\r\n", after=mark)
        typed.close()
    return statistics.median(times), max(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--spans", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one = os.path.join(folder, "one.json")
        with open(one, "w") as out:
            json.dump(speed.trace(20_000), out)
        many = os.path.join(folder, "many.jsonl")
        with open(many, "w") as out:
            for number in range(options.spans // 200):
                out.write(json.dumps(speed.trace(200, seed=number)).replace("tr-bench", "tr-%032x" % number) + "\n")
        first_prompt(folder, speed.SMALL, 1)
        print("first prompt, 106 KB: %.0f ms" % first_prompt(folder, speed.SMALL, options.runs))
        print("first prompt, 20,000 spans (27 MB): %.0f ms" % first_prompt(folder, one, options.runs))
        print("first prompt, %s spans (%.0f MB): %.0f ms" % (format(options.spans, ","), os.path.getsize(many) / 1e6, first_prompt(folder, many, options.runs)))
        print("from Ctrl-C to the prompt, 20,000 spans loaded:")
        for name, query in ENDLESS:
            took = interrupted(folder, one, query, options.runs)
            print("  %-34s %s" % (name, "had ended" if took is None else "median %.0f ms, longest %.0f ms" % took), flush=True)
        jars = ":".join(["target/classes", "target/test-classes"] + glob.glob("target/lib/*.jar"))
        print(subprocess.run([os.environ.get("JAVA_HOME", "") and os.environ["JAVA_HOME"] + "/bin/java" or "java", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=50", "-Xss512m", "-cp", jars,
                              "tq.session.TypingSpeed", many], capture_output=True, text=True, check=True).stdout)
        begin = time.perf_counter()
        subprocess.run(["jq", "-c", '[.data.spans[] | select((.attributes["mlflow.spanType"] | fromjson) == "CHAT_MODEL") | .name]', many], stdout=subprocess.DEVNULL, check=True)
        print("jq, which reads the file for each query: %.0f ms" % ((time.perf_counter() - begin) * 1000))


if __name__ == "__main__":
    main()
