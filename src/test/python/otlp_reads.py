"""What OpenTelemetry's own protobuf messages read in OTLP that tq wrote, a JSON line for each file named: otlp_reads.py FILE...

{"file": …, "spans": [{"id": …, "parent_id": …, "name": …, "kind": …, "attributes": {…}}], "refused": ["…"]}
"""

import base64
import json
import math
import sys

from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

IDS = ("traceId", "spanId", "parentSpanId")


def with_bytes(node):
    """OTLP's JSON has hex where protobuf's has base64: the one difference between the two."""
    if isinstance(node, list):
        return [with_bytes(item) for item in node]
    if isinstance(node, dict):
        return {key: base64.b64encode(bytes.fromhex(value)).decode() if key in IDS else with_bytes(value) for key, value in node.items()}
    return node


def value(any_value):
    kind = any_value.WhichOneof("value")
    if kind is None:
        return None
    if kind == "array_value":
        return [value(item) for item in any_value.array_value.values]
    if kind == "kvlist_value":
        return {item.key: value(item.value) for item in any_value.kvlist_value.values}
    if kind == "bytes_value":
        return base64.b64encode(any_value.bytes_value).decode()
    if kind == "double_value" and not math.isfinite(any_value.double_value):
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(any_value.double_value)]
    return getattr(any_value, kind)


def attributes(owner):
    return {item.key: value(item.value) for item in owner.attributes}


def span(each, resource, scope):
    return {
        "id": each.span_id.hex(),
        "parent_id": each.parent_span_id.hex() or None,
        "name": each.name or None,
        "kind": Span.SpanKind.Name(each.kind).replace("SPAN_KIND_", "").replace("UNSPECIFIED", "") or None,
        "status": Status.StatusCode.Name(each.status.code).replace("STATUS_CODE_", ""),
        "message": each.status.message,
        "start": each.start_time_unix_nano,
        "end": each.end_time_unix_nano or None,
        "attributes": attributes(each),
        "events": [{"name": event.name or None, "time": event.time_unix_nano, "attributes": attributes(event)} for event in each.events],
        "links": [link.span_id.hex() for link in each.links],
        "resource": attributes(resource.resource) or None,
        "scope": scope.scope.name or None,
    }


def main():
    for file in sys.argv[1:]:
        found = {"file": file, "spans": [], "refused": []}
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                try:
                    request = json_format.ParseDict(with_bytes(json.loads(line)), ExportTraceServiceRequest())
                    for resource in request.resource_spans:
                        for scope in resource.scope_spans:
                            found["spans"].extend(span(each, resource, scope) for each in scope.spans)
                except Exception as e:
                    found["refused"].append(f"{type(e).__name__}: {e}")
        print(json.dumps(found, ensure_ascii=True))


main()
