#!/usr/bin/env python3
"""Shows that questions of tree and time take time in proportion to the spans, and what the plain jq for them takes.

    src/bench/structure.py [--runs N] [--jq JQ] [--only WORD]

Run it from the folder of the project, after `mvn package`. Needs Python 3.8, and jq for the last column. Traces of 1,000, 10,000
and 100,000 spans are made: a random tree, and for some questions a chain 10,000 deep and a fan of 50,000 children. Each figure is
the median of whole runs less that of a run on a trace of one span, so that what grows is seen. `growth` is how much more time ten
times the spans take, over ten: 1.0 is in proportion.
"""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TQ = "target/tq"
KIND = '(.attributes["mlflow.spanType"] | fromjson)'
# the question, and the jq that says it without an index, as in the question's own words
QUESTIONS = [
    ("spans inside (type=AGENT) | count",
     '.data.spans as $s | def up: .parent_span_id as $p | select($p != null) | $s[] | select(.span_id == $p) | ., up; [$s[] | select(any(up; %s == "AGENT"))] | length' % KIND),
    ("spans containing (error) | count",
     '.data.spans as $s | def up: .parent_span_id as $p | select($p != null) | $s[] | select(.span_id == $p) | ., up; [$s[] | select(.status.code == "STATUS_CODE_ERROR") | up | .span_id] | unique | length'),
    ("spans where parent.type = AGENT | count",
     '.data.spans as $s | [$s[] | .parent_span_id as $p | select(any($s[]; .span_id == $p and %s == "AGENT"))] | length' % KIND),
    ("failed spans | siblings | count",
     '.data.spans as $s | [$s[] | . as $x | select(any($s[]; .span_id != $x.span_id and .parent_span_id == $x.parent_span_id and .status.code == "STATUS_CODE_ERROR"))] | length'),
    ("spans where gap > 1500us | count",
     '[.data.spans[] | select(.parent_span_id != null)] | group_by(.parent_span_id) | map(sort_by(.start_time_unix_nano) | foreach .[] as $x ({e: null, g: 0}; {e: ([.e, $x.end_time_unix_nano] | max), g: (if .e == null then 0 else $x.start_time_unix_nano - .e end)}; .g)) | map(select(. > 1500000)) | length'),
    ("spans | sum self",
     '.data.spans as $s | [$s[] | . as $x | ($x.end_time_unix_nano - $x.start_time_unix_nano) - ([$s[] | select(.parent_span_id == $x.span_id) | [.start_time_unix_nano, .end_time_unix_nano]] | sort | reduce .[] as $c ({c: 0, e: 0}; if $c[1] <= .e then . else {c: (.c + $c[1] - ([$c[0], .e] | max)), e: $c[1]} end) | .c)] | add'),
    ("critical path | count", None),
    ("spans | tree name | count", None),
    ("pairs a, b of spans where a sibling of b and a before b and a.error and b.error and a.name = b.name | count",
     '.data.spans as $s | [$s[] | select(.status.code == "STATUS_CODE_ERROR") | . as $a | $s[] | select(.status.code == "STATUS_CODE_ERROR" and .parent_span_id == $a.parent_span_id and .name == $a.name and .start_time_unix_nano >= $a.end_time_unix_nano)] | length'),
    ("pairs a, b of spans where a sibling of b and a overlaps b | count", None),
    ("spans after first (spans with error) | count",
     '([.data.spans[] | select(.status.code == "STATUS_CODE_ERROR") | .end_time_unix_nano] | min) as $t | [.data.spans[] | select(.start_time_unix_nano >= $t)] | length'),
    ("spans during (type=AGENT) | count",
     '.data.spans as $s | [$s[] | . as $x | select(any($s[]; %s == "AGENT" and .span_id != $x.span_id and .start_time_unix_nano <= $x.start_time_unix_nano and $x.end_time_unix_nano <= .end_time_unix_nano))] | length' % KIND),
    ("spans | sort duration desc | first 100 | descendants | count", None),
]


def written(folder, name, parents, width):
    """A trace of spans with these parents; children follow one another within their parents, a twentieth fail."""
    chance = random.Random(len(parents))
    path = os.path.join(folder, name + ".json")
    with open(path, "w") as out:
        out.write('{"info": {"trace_id": "tr-%s"}, "data": {"spans": [' % name)
        for i, parent in enumerate(parents):
            begin = 1_772_600_000_000_000_000 + i * 5_000_000
            end = begin + (len(parents) * 5_000_000 if i == 0 else chance.randrange(1, width) * 1_000_000)
            kind = ("AGENT", "TOOL", "LLM", "CHAIN")[chance.randrange(4) if i else 0]
            out.write("%s%s" % (",\n" if i else "", json.dumps({
                "trace_id": "%032x" % 1, "span_id": "%016x" % (i + 1), "parent_span_id": None if parent < 0 else "%016x" % (parent + 1), "name": "step_%d" % (i % 50),
                "start_time_unix_nano": begin, "end_time_unix_nano": end, "events": [], "status": {"code": "STATUS_CODE_ERROR" if chance.randrange(20) == 0 else "STATUS_CODE_OK", "message": ""},
                "attributes": {"mlflow.spanType": json.dumps(kind)}, "links": []})))
        out.write("]}}\n")
    return path


def tree(size):
    chance = random.Random(size)
    return [-1] + [max(0, i - 1 - chance.randrange(min(i, 30))) for i in range(1, size)]


def timed(command):
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    took = time.perf_counter() - begin
    if done.returncode != 0:
        sys.exit("%s\nexit %d: %s" % (command, done.returncode, done.stderr[:500]))
    return took, done.stdout.strip()


def median(command, runs):
    results = [timed(command) for _ in range(runs)]
    return statistics.median(took for took, _ in results), results[0][1]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--jq", default=shutil.which("jq"))
    options.add_argument("--only", default="")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one = written(folder, "one", tree(1), 10)
        sizes = [written(folder, "tree%d" % size, tree(size), 12) for size in (1_000, 10_000, 100_000)]
        chain = written(folder, "chain", list(range(-1, 9_999)), 10)
        fan = written(folder, "fan", [-1] + [0] * 50_000, 10)
        print("seconds above a run on one span        1,000  10,000  100,000  growth  growth  chain of   fan of   jq on")
        print("                                                               to 10k  to 100k  10,000   50,000   1,000")
        for query, plain in QUESTIONS:
            if given.only not in query:
                continue
            base, _ = median([TQ, "-e", query, one], given.runs)
            times = []
            answers = []
            for file in sizes + [chain, fan]:
                took, answer = median([TQ, "-e", query, file], given.runs)
                times.append(max(0.001, took - base))
                answers.append(answer)
            other = "-"
            if given.jq and plain:
                took, answer = median([given.jq, "-c", plain, sizes[0]], 1)
                other = "%.2f" % took
                if float(answer) != float(answers[0]) and not query.endswith("self"):
                    sys.exit("%s: jq says %s, tq %s" % (query, answer, answers[0]))
            print("%-36s %7.2f %7.2f %8.2f %7.2f %7.2f %9.2f %8.2f %7s" % (query[:36], *times[:3], times[1] / times[0] / 10, times[2] / times[1] / 10, times[3], times[4], other))


if __name__ == "__main__":
    main()
