"""What MLflow itself reads in traces that tq wrote, a JSON line for each file named: mlflow_reads.py FILE...

{"file": …, "traces": [{"id": …, "state": …, "spans": [{"id": …, "name": …, "type": …, "inputs": …}], "assessments": […]}],
"refused": ["…"]}
"""

import json
import logging
import sys

from mlflow.entities import Trace

logging.disable(logging.CRITICAL)


def span(each):
    return {
        "id": each.span_id,
        "parent_id": each.parent_id,
        "trace_id": each.trace_id,
        "name": each.name,
        "type": each.span_type,
        "status": each.status.status_code.value,
        "message": each.status.description,
        "start": each.start_time_ns,
        "end": each.end_time_ns,
        "inputs": each.inputs,
        "outputs": each.outputs,
        "events": [event.name for event in each.events],
        "links": [link.span_id for link in each.links],
    }


def assessment(each):
    value = each.issue.issue_name if each.issue else (each.expectation or each.feedback).value
    return {"name": value if each.issue else each.name, "value": value, "rationale": each.rationale, "span_id": each.span_id}


def trace(line):
    read = Trace.from_json(line)
    return {
        "id": read.info.trace_id,
        "state": read.info.state.value,
        "milliseconds": read.info.request_time,
        "duration": read.info.execution_duration,
        "tokens": read.info.token_usage,
        "spans": [span(each) for each in read.data.spans],
        "assessments": [assessment(each) for each in read.info.assessments],
        "written": len(read.to_json()),
    }


def main():
    for file in sys.argv[1:]:
        found = {"file": file, "traces": [], "refused": []}
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                try:
                    found["traces"].append(trace(line))
                except Exception as e:
                    found["refused"].append(f"{e}: {e.__cause__}")
        print(json.dumps(found, ensure_ascii=True))


main()
