#!/usr/bin/env python3
"""Makes large files of traces, the same for the same arguments.

    src/bench/large.py FORM SIZE FILE [--seed N] [--spans N] [--text N] [--open N]

FORM is `mlflow` (a trace a line, as MLflow 3 writes it), `otlp` (an export request a line, as the OpenTelemetry Collector's
file exporter writes it: the spans of a trace lie scattered over neighbouring lines), `trace` (one MLflow trace on one line) or
`folder` (FILE is a folder of SIZE files with one trace each). SIZE is in bytes, with K, M or G behind it for powers of 1024.

A trace has --spans spans (8), one in fifty of them failed, one in four a call of a model with tokens, and --text characters of
input and output in each (700). In `otlp` a line holds ten spans of --open traces (40) that are being written at a time.
"""
import argparse
import itertools
import json
import os
import random

START = 1_772_600_000_000_000_000
WORDS = "refund policy order delivery invoice customer agent answer question window seat ticket weather report summary page".split()
TOOLS = ["search_documents", "lookup_order", "send_mail", "fetch_page"]


class Spans:
    """The spans of one trace after another, as plain records."""

    def __init__(self, arguments):
        self.random = random.Random(arguments.seed)
        self.count = arguments.spans
        self.texts = [" ".join(self.random.choices(WORDS, k=arguments.text // 7)) for _ in range(64)]
        self.traces = 0

    def trace(self):
        number = self.traces
        self.traces += 1
        trace = "%032x" % self.random.getrandbits(128)
        start = START + number * 50_000_000
        spans = []
        for i in range(self.count):
            kind = "AGENT" if i == 0 else ("CHAT_MODEL", "TOOL", "CHAIN", "TOOL")[i % 4]
            begin = start + i * 1_000_000
            spans.append({
                "trace": trace, "id": "%016x" % self.random.getrandbits(64), "parent": spans[self.random.randrange(i)]["id"] if i else "",
                "name": "agent" if i == 0 else "chat" if kind == "CHAT_MODEL" else self.random.choice(TOOLS), "type": kind, "start": begin,
                "end": begin + (self.count * 2_000_000 if i == 0 else self.random.randrange(1_000, 900_000)),
                "error": self.random.random() < 0.02, "input": self.random.choice(self.texts), "output": self.random.choice(self.texts),
                "tokens": self.random.randrange(50, 4000) if kind == "CHAT_MODEL" else None})
        return spans


def mlflow_span(span):
    attributes = {"mlflow.traceRequestId": json.dumps("tr-" + span["trace"]), "mlflow.spanType": json.dumps(span["type"]),
                  "mlflow.spanInputs": json.dumps({"query": span["input"]}), "mlflow.spanOutputs": json.dumps(span["output"])}
    if span["tokens"]:
        attributes["mlflow.chat.tokenUsage"] = json.dumps({"input_tokens": span["tokens"], "output_tokens": 40, "total_tokens": span["tokens"] + 40})
    return {"trace_id": "tr-" + span["trace"], "span_id": span["id"], "parent_span_id": span["parent"] or None, "name": span["name"],
            "start_time_unix_nano": span["start"], "end_time_unix_nano": span["end"], "events": [],
            "status": {"code": "STATUS_CODE_ERROR" if span["error"] else "STATUS_CODE_OK", "message": "TimeoutError" if span["error"] else ""},
            "attributes": attributes, "links": []}


def mlflow_trace(spans):
    return {"info": {"trace_id": "tr-" + spans[0]["trace"], "trace_location": {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "1"}},
                     "request_time": "2026-03-04T04:53:20.000Z", "state": "ERROR" if spans[0]["error"] else "OK", "execution_duration_ms": len(spans) * 2,
                     "trace_metadata": {"mlflow.trace_schema.version": "3"}, "tags": {"mlflow.traceName": "agent"}},
            "data": {"spans": [mlflow_span(span) for span in spans]}}


def otlp_value(value):
    return {"intValue": str(value)} if isinstance(value, int) else {"stringValue": value}


def otlp_span(span):
    attributes = {"gen_ai.operation.name": {"AGENT": "invoke_agent", "CHAT_MODEL": "chat", "TOOL": "execute_tool"}.get(span["type"], "task"),
                  "input.value": span["input"], "output.value": span["output"]}
    if span["tokens"]:
        attributes.update({"gen_ai.request.model": "gpt-4o", "gen_ai.usage.input_tokens": span["tokens"], "gen_ai.usage.output_tokens": 40})
    return {"traceId": span["trace"], "spanId": span["id"], "parentSpanId": span["parent"], "name": span["name"], "kind": 1,
            "startTimeUnixNano": str(span["start"]), "endTimeUnixNano": str(span["end"]),
            "attributes": [{"key": key, "value": otlp_value(value)} for key, value in attributes.items()],
            "status": {"code": 2, "message": "TimeoutError"} if span["error"] else {}}


def otlp_line(spans):
    return {"resourceSpans": [{"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "bot"}}]},
                               "scopeSpans": [{"scope": {"name": "bench"}, "spans": [otlp_span(span) for span in spans]}]}]}


def scattered(source, width, order):
    """Spans one by one, each of any of the `width` traces that are being written."""
    traces = [source.trace() for _ in range(width)]
    while True:
        i = order.randrange(width)
        yield traces[i].pop()
        if not traces[i]:
            traces[i] = source.trace()


def lines(arguments, source):
    if arguments.form == "otlp":
        spans = scattered(source, arguments.open, random.Random(arguments.seed + 1))
        while True:
            yield otlp_line(list(itertools.islice(spans, 10)))
    while True:
        yield mlflow_trace(source.trace())


def size(text):
    unit = "KMG".find(text[-1])
    return int(text) if unit < 0 else int(float(text[:-1]) * 1024 ** (unit + 1))


def write(arguments):
    source = Spans(arguments)
    if arguments.form == "folder":
        os.makedirs(arguments.file, exist_ok=True)
        for number in range(size(arguments.size)):
            with open(os.path.join(arguments.file, "trace-%06d.json" % number), "w") as out:
                json.dump(mlflow_trace(source.trace()), out)
        return
    with open(arguments.file, "w") as out:
        if arguments.form == "trace":
            trace = mlflow_trace(source.trace())
            for number in range(size(arguments.size) // len(json.dumps(trace["data"]["spans"]))):
                more = source.trace()
                for span in more:
                    span["trace"] = trace["info"]["trace_id"][3:]
                    span["parent"] = span["parent"] or trace["data"]["spans"][0]["span_id"]
                trace["data"]["spans"] += [mlflow_span(span) for span in more]
            out.write(json.dumps(trace) + "\n")
            return
        written, wanted = 0, size(arguments.size)
        for line in lines(arguments, source):
            written += out.write(json.dumps(line) + "\n")
            if written >= wanted:
                return


def main(words=None):
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("form", choices=["mlflow", "otlp", "trace", "folder"])
    parser.add_argument("size")
    parser.add_argument("file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--spans", type=int, default=8)
    parser.add_argument("--text", type=int, default=700)
    parser.add_argument("--open", type=int, default=40)
    write(parser.parse_args(words))


if __name__ == "__main__":
    main()
