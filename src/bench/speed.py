#!/usr/bin/env python3
"""Times whole runs of tq against what people use instead, in turn on the same machine, and prints ratios.

    src/bench/speed.py [--runs N] [--jq JQ]

Run it from the folder of the project, after `mvn package`. It needs Python 3.8 and, for the second part, jq. Part one asks
a question of a trace of 100 KB and compares with a Java program that only prints a line, on the Java that tq uses. Part two asks
questions of one trace of 20,000 spans and compares with jq on programs written by hand; answers must agree. Times are the medians of
the runs, ratios the medians of the ratios of each pair; memory is the largest resident set of all runs.
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
SMALL = "testdata/traces/mlflow-langgraph.v3.jsonl"
STARTS = ["failed spans | select name, message", "spans where type = TOOL and duration > 100ms | count by name",
          "traces | select id, state, tokens.total, question"]
DECODED = '(.attributes["mlflow.spanType"] | fromjson)'
DURATION = "(.end_time_unix_nano - .start_time_unix_nano)"
QUESTIONS = [
    ("tool spans where duration > 100ms | count by name",
     '[.data.spans[] | select(%s == "TOOL" and %s > 100000000) | .name] | group_by(.)[] | {name: .[0], count: length}' % (DECODED, DURATION)),
    ("failed spans | values name", '.data.spans[] | select(.status.code == "STATUS_CODE_ERROR") | .name'),
    ("spans | top 10 by duration | values id", "[.data.spans[] | {span_id, d: %s}] | sort_by(-.d) | .[:10][] | .span_id" % DURATION),
    ("llm spans | sum tokens.input by model",
     '[.data.spans[] | select(%s == "CHAT_MODEL") | {m: (.attributes["mlflow.llm.model"] | fromjson), t: (.attributes["mlflow.chat.tokenUsage"] | fromjson | .input_tokens)}]'
     ' | group_by(.m)[] | {model: .[0].m, sum_tokens_input: (map(.t) | add)}' % DECODED),
]


def trace(spans, seed=7):
    """One trace: an agent, and below it rounds of a model call and three tool calls, a tenth of which fail."""
    chance = random.Random(seed)
    start = 1_772_600_000_000_000_000
    made = []

    def span(parent, name, kind, begin, length, failed=False, **attributes):
        number = "%016x" % (len(made) + 1)
        stored = {"mlflow.traceRequestId": json.dumps("tr-bench"), "mlflow.spanType": json.dumps(kind)}
        stored.update((key.replace("__", "."), json.dumps(value)) for key, value in attributes.items())
        made.append({"trace_id": "%032x" % seed, "span_id": number, "parent_span_id": parent, "name": name,
                     "start_time_unix_nano": begin, "end_time_unix_nano": begin + length, "events": [],
                     "status": {"code": "STATUS_CODE_ERROR" if failed else "STATUS_CODE_OK", "message": "gave up" if failed else ""},
                     "attributes": stored, "links": []})
        return number

    def text(words):
        return " ".join(chance.choice(("refund", "policy", "order", "kettle", "délai", "shipping", "return", "of", "the")) for _ in range(words))

    root = span(None, "agent", "AGENT", start, spans * 1_000_000_000, mlflow__spanInputs={"question": text(12)}, mlflow__spanOutputs=text(40))
    while len(made) < spans:
        begin = start + len(made) * 1_000_000_000
        tokens = {"input_tokens": chance.randrange(100, 9000), "output_tokens": chance.randrange(5, 900)}
        tokens["total_tokens"] = tokens["input_tokens"] + tokens["output_tokens"]
        model = span(root, "chat", "CHAT_MODEL", begin, chance.randrange(10**8, 4 * 10**9), mlflow__llm__model=chance.choice(("gpt-4o", "gpt-4o-mini", "claude-4")),
                     mlflow__chat__tokenUsage=tokens, mlflow__spanInputs={"messages": [{"role": "user", "content": text(160)}]}, mlflow__spanOutputs={"content": text(60)})
        for _ in range(min(3, spans - len(made))):
            span(model, chance.choice(("search", "lookup_order", "weather", "sql")), "TOOL", begin, chance.randrange(10**6, 3 * 10**8), chance.random() < 0.1,
                 mlflow__spanInputs={"query": text(8)}, mlflow__spanOutputs={"rows": [text(20) for _ in range(4)]})
    return {"info": {"trace_id": "tr-bench", "state": "OK", "request_time": "2026-03-04T04:53:20Z", "execution_duration_ms": spans * 1000,
                     "trace_location": {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "0"}}}, "data": {"spans": made}}


def run(command):
    """Milliseconds, megabytes, output."""
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        took = (time.perf_counter() - begin) * 1000
        if status:
            sys.exit("failed: " + " ".join(command))
        out.seek(0)
        return took, usage.ru_maxrss / 1024, out.read().decode()


def pair(ours, theirs, runs):
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(runs)]
    return ([statistics.median(p[side][0] for p in pairs) for side in (0, 1)], statistics.median(a[0] / b[0] for a, b in pairs),
            [max(p[side][1] for p in pairs) for side in (0, 1)])


def rows(text):
    return sorted(json.dumps(json.loads(line), sort_keys=True) for line in text.splitlines())


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=11)
    arguments.add_argument("--jq", default="jq")
    options = arguments.parse_args()
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "Hello.java"), "w") as source:
            source.write('class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
        subprocess.run([java + "c", "-d", folder, source.name], check=True)
        print("%-70s %8s %8s %6s" % ("%d KB trace; beside a Java program that prints a line" % (os.path.getsize(SMALL) // 1000), "tq ms", "java ms", "ratio"))
        for query in STARTS:
            (ours, theirs), ratio, _ = pair([TQ, "--quiet", "-e", query, SMALL], [java, "-cp", folder, "Hello"], options.runs)
            print("%-70s %8.0f %8.0f %6.2f" % (query, ours, theirs, ratio))
        if not shutil.which(options.jq):
            sys.exit("no jq here: part two is left out")
        large = os.path.join(folder, "large.json")
        with open(large, "w") as out:
            json.dump(trace(20_000), out, ensure_ascii=False)
        print("\n%-70s %8s %8s %6s %9s" % ("%d MB, 20,000 spans; beside %s" % (os.path.getsize(large) // 1_000_000, subprocess.check_output([options.jq, "--version"], text=True).strip()),
                                              "tq ms", "jq ms", "ratio", "MB tq/jq"))
        for query, program in QUESTIONS:
            ours, theirs = [TQ, "--quiet", "-e", query, large], [options.jq, "-c", program, large]
            if rows(run(ours)[2]) != rows(run(theirs)[2]):
                sys.exit("different answers: " + query)
            times, ratio, memory = pair(ours, theirs, options.runs)
            print("%-70s %8.0f %8.0f %6.2f %5.0f/%.0f" % (query, *times, ratio, *memory))


if __name__ == "__main__":
    main()
