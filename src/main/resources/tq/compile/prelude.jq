# Where `and` meets `or` there must be brackets: jackson-jq gives both one precedence.
# The prelude: what the body of a query calls, in jq that runs alike in every engine. One `def` a paragraph; a query's
# program holds only those that it needs, in this order. Comments stay here.

# --- documents
def documents: if type == "object" and (.traces | type) == "array" then .traces[] elif type == "array" then .[] else . end;

# --- values

def some(f): first((f | true), false);

def is_empty: . == null or . == "" or . == {} or . == [];

def at($path): reduce $path[] as $key (.; if ($key | type) == "string" and type == "object" then .[$key] elif ($key | type) == "number" and type == "array" then .[$key] else null end);

def of_each($path): if type == "array" then map(at($path)) else null end;

def lacks($key): ((($key | type) == "string" and type == "object" and has($key)) or (($key | type) == "number" and type == "array" and length > $key and length >= -$key)) | not;

def is_word($word): type == "string" and ascii_upcase == ($word | ascii_upcase);

def same_word(a; b): a as $a | b as $b | ($a | type) == "string" and ($b | type) == "string" and ($a | ascii_upcase) == ($b | ascii_upcase);

def same(a; b): a as $a | b as $b | $a != null and $a == $b;

def comparable($a; $b): ($a | type) == ($b | type) and ($a | type | . == "number" or . == "string");

def below(a; b): a as $a | b as $b | comparable($a; $b) and $a < $b;

def at_most(a; b): a as $a | b as $b | comparable($a; $b) and $a <= $b;

def matches(text; pattern): pattern as $pattern | ($pattern | type) == "string" and some(text | .. | strings | select(test($pattern)));

def contains_text(text; part): (part | strings | ascii_downcase) as $part | some(text | .. | strings | select(ascii_downcase | contains($part)));

def starts_with(text; part): (part | strings | ascii_downcase) as $part | some(text | .. | strings | select(ascii_downcase | startswith($part)));

def ends_with(text; part): (part | strings | ascii_downcase) as $part | some(text | .. | strings | select(ascii_downcase | endswith($part)));

# --- arithmetic: absent or of another type gives null

def of_numbers(a; b; f): a as $a | b as $b | if ($a | type) == "number" and ($b | type) == "number" then [$a, $b] | f else null end;

def sum_of(a; b): a as $a | b as $b | if ($a | type) == "string" and ($b | type) == "string" then $a + $b else of_numbers($a; $b; .[0] + .[1]) end;

def difference(a; b): of_numbers(a; b; .[0] - .[1]);

def product(a; b): of_numbers(a; b; .[0] * .[1]);

def quotient(a; b): of_numbers(a; b; if .[1] == 0 then null else .[0] / .[1] end);

def remainder(a; b): of_numbers(a; b; if (.[1] | floor) == 0 then null else .[0] % .[1] end);

# --- times: text of nine decimals, so that its order is the order of time

def time_text: if type != "number" then null else tostring as $digits | if ($digits | length) < 11 then null else ($digits[:-9] | tonumber | todate | .[:-1]) + "." + $digits[-9:] + "Z" end end;

def time_nanos: if type == "string" then (.[:19] + "Z" | fromdate) * 1000000000 + (.[20:29] | tonumber) else null end;

def nanos_between(a; b): (a) as $a | (b) as $b | if ($a | type) == "string" and ($b | type) == "string" then (($b[:19] + "Z" | fromdate) - ($a[:19] + "Z" | fromdate)) * 1000000000 + ($b[20:29] | tonumber) - ($a[20:29] | tonumber) else null end;

def later(time; nanos): (time) as $time | (nanos) as $nanos | if ($time | type) == "string" and ($nanos | type) == "number" then ($time[20:29] | tonumber) + $nanos | . as $rest | (($rest / 1000000000) | floor) as $seconds | (($time[:19] + "Z" | fromdate) + $seconds | todate | .[:-1]) + "." + (1000000000 + $rest - $seconds * 1000000000 | tostring | .[1:10]) + "Z" else null end;

def start_of($digits; $pattern): if type == "string" then .[:$digits] + $pattern[$digits:] else null end;

def milliseconds: if type == "number" then . / 1000000 else . end;

# --- functions

def size: if type == "string" or type == "array" or type == "object" then length else null end;

def lower: if type == "string" then ascii_downcase else null end;

def upper: if type == "string" then ascii_upcase else null end;

def as_text: if . == null or type == "string" then . else tojson end;

def as_number: if type == "string" then (try tonumber catch null) elif type == "number" then . else null end;

def magnitude: if type == "number" then (if . < 0 then -. else . end) else null end;

def rounded_down: if type == "number" then floor else null end;

def rounded_up: if type == "number" then ceil else null end;

def rounded(x; n): (x) as $x | (n) as $n | if ($x | type) == "number" and ($n | type) == "number" then reduce range($n) as $i (1; . * 10) | . as $scale | ($x * $scale + 0.5 | floor) / $scale else null end;

def substring(text; from; n): (text) as $text | (from) as $from | (n) as $n | if ($text | type) == "string" and ($from | type) == "number" and ($n | type) == "number" then $text[$from:($from + $n)] else null end;

def keys_of: if type == "object" then keys else null end;
def parsed: if type == "string" then (if test("^\\s*```") and test("```\\s*$") then sub("^\\s*```\\w*\\s+"; "") | sub("\\s*```\\s*$"; "") else . end) | (try fromjson catch null) else null end;
def lacking(a; b): (a) as $all | (b) as $those | if ($all | type) != "array" then null else [$all[] | select(. as $one | if ($those | type) == "array" then ($those | index([$one])) == null else true end)] end;

def first_present: map(values) | .[0];

def smallest: map(values) | min;

def largest: map(values) | max;

# --- figures

def groups(f): to_entries | group_by(.value | f) | sort_by(.[0].key)[] | map(.value);

def total: add | if . == null then 0 else . end;

def average: if length == 0 then null else add / length end;

def deviation: if length < 2 then null else (add / length) as $mean | (map((. - $mean) * (. - $mean)) | add) / (length - 1) | sqrt end;

def percentile($thousandths): if length == 0 then null else sort | (length * $thousandths + 99999) as $x | (($x - $x % 100000) / 100000) as $rank | .[if $rank < 1 then 0 else $rank - 1 end] end;

def innermost: sort_by([.value["usage counted"][0], .value["usage counted"][1]]) | . as $rows | [range(length) as $i | $rows[$i] | select(($i + 1 < ($rows | length) and $rows[$i + 1].value["usage counted"][0] == .value["usage counted"][0] and $rows[$i + 1].value["usage counted"][1] < .value["usage counted"][2]) | not)];

def known_answers_left_out: (map(.value["usage counted"][3] | values | {key: ., value: true}) | from_entries) as $responses | map(select(.value["usage counted"][6] as $answer | $answer == null or ($responses[$answer] | not)));

def mark_counted($mark; condition): to_entries | (map(select(.value["usage counted"] != null and (.value | condition))) | innermost | sort_by(.key) | known_answers_left_out | group_by(if .value["usage counted"][3] == null then [.key] else .value["usage counted"][3] end) | map({key: (.[0].key | tostring), value: true}) | from_entries) as $counted | map(.key as $key | .value + {($mark): ($counted[$key | tostring] == true)});

# --- stored values

def decoded: . as $text | if type != "string" then . else (try fromjson catch $text) as $once | if ($text | test("^-?[0-9]")) and ($text | test("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$") | not) then $text elif ($text | test("^ *-?([nN]a[nN]|[iI]nf(inity)?) *$")) then $text else $once end | if type == "string" and (startswith("{") or startswith("[") or startswith("\"")) then . as $inner | (try fromjson catch $inner) else . end end;

def each_value(f): to_entries | map({key, value: (.value | f)}) | from_entries;

def container: . as $text | if type == "string" and (startswith("{") or startswith("[") or startswith("\"")) then (try fromjson catch $text) else . end;

def present: if . == null or . == "" then null else . end;

def longest($names): . as $object | if type != "object" then null else (($names | length) as $n | [range($n) | $n - .] | map(select(. as $k | $object | has($names[:$k] | join(".")))) | .[0]) as $k | if $k == null then null elif $k == ($names | length) then $object[$names | join(".")] else $object[$names[:$k] | join(".")] | container | longest($names[$k:]) end end;

def holds($names): . as $object | if type != "object" then false else (($names | length) as $n | [range($n) | $n - .] | map(select(. as $k | $object | has($names[:$k] | join(".")))) | .[0]) as $k | if $k == null then false elif $k == ($names | length) then true else $object[$names[:$k] | join(".")] | container | holds($names[$k:]) end end;

def sextet: if . >= 97 then . - 71 elif . >= 65 then . - 65 elif . >= 48 then . + 4 elif . == 43 then 62 else 63 end;

def hex: if type != "string" then "" elif (length == 24 and endswith("==")) or (length == 12 and endswith("=")) then explode | map(select(. != 61) | sextet) | . as $s | [range(($s | length) * 6 / 4 | floor) as $i | ($i * 4 / 6 | floor) as $at | ($i * 4 % 6) as $bit | if $bit == 0 then ($s[$at] - $s[$at] % 4) / 4 elif $bit == 2 then $s[$at] % 16 else ($s[$at] % 4) * 4 + ($s[$at + 1] - $s[$at + 1] % 16) / 16 end | "0123456789abcdef"[.:. + 1]] | .[:(length - length % 16)] | add else . end;

def otel_id: hex | if startswith("tr-") then .[3:] else . end;

# --- spans, of a stored span

def span_id_of: .span_id | hex | present;

def span_id: span_id_of;

def span_parent_id: .parent_span_id | hex | present;

def span_name: .name;

def span_type: (.attributes["mlflow.spanType"] | decoded) as $type | if ($type | type) == "string" and $type != "" then $type elif .attributes == null then null else "UNKNOWN" end;

def span_kind: if .kind == null then null else .kind | ltrimstr("SPAN_KIND_") | if . == "UNSPECIFIED" then null else . end end;

def span_status: .status.code | if type == "string" then ltrimstr("STATUS_CODE_") else "UNSET" end;

def span_message: .status.message | if . == null then "" else . end;

def span_error: span_status == "ERROR";

def exception: [.events[]? | select(.name == "exception")] | .[0];

def written: . as $text | if type != "string" then . else (try fromjson catch $text) | if type == "object" or type == "array" then $text else . end end;

def word: if . == null or type == "object" or type == "array" then null else as_text | present end;

def told_parts: span_message | split("Traceback (most recent call last)");

def told_exception($field): (.attributes["error.type"] | written | word) as $type | told_parts as $parts | if $field == "exception.type" then $type elif $type == null and ($parts | length) < 2 then null elif $field == "exception.message" then $parts[0] | if . == null then null else sub("^\\s+"; "") | sub("\\s+$"; "") | present end elif ($parts | length) < 2 then null else span_message[($parts[0] | length):] end;

def span_exception($field): exception as $event | if $event != null then $event | .attributes[$field]? elif .attributes["exception.type"] != null or .attributes["exception.message"] != null then .attributes[$field] | written | word elif span_error then told_exception($field) else null end;

def span_exception_type: span_exception("exception.type");

def span_exception_message: span_exception("exception.message");

def span_exception_stacktrace: span_exception("exception.stacktrace");

def span_start: .start_time_unix_nano | time_text;

def span_end: .end_time_unix_nano | time_text;

def whole_microseconds: (. / 1000 + 0.5 | floor) * 1000;

def span_duration: if (.start_time_unix_nano | type) == "number" and (.end_time_unix_nano | type) == "number" then .end_time_unix_nano - .start_time_unix_nano | whole_microseconds else null end;

def span_offset: if (.start_time_unix_nano | type) == "number" then .start_time_unix_nano - $first_start | whole_microseconds else null end;

def span_is_root: .parent_span_id | . == null or . == "";

def span_is_leaf: .span_id as $id | $id == null or ($parent_ids[$id] | not);

def span_is_orphan: .parent_span_id as $id | $id != null and $id != "" and ($known_ids[$id] | not);

def span_function: .attributes["mlflow.spanFunctionName"] | decoded | present;

def span_inputs: .attributes["mlflow.spanInputs"] | decoded;

def span_outputs: .attributes["mlflow.spanOutputs"] | decoded;

def span_has_inputs: .attributes | type == "object" and has("mlflow.spanInputs");

def span_has_outputs: .attributes | type == "object" and has("mlflow.spanOutputs");

def span_raw_inputs: .attributes["mlflow.spanInputs"];

def span_raw_outputs: .attributes["mlflow.spanOutputs"];

def span_model: .attributes["mlflow.llm.model"] | decoded | present;

def span_provider: .attributes["mlflow.llm.provider"] | decoded | present;

def known: with_entries(select(.value != null));

def with_total: if .total == null and (.input != null or .output != null) then .total = ([.input, .output] | map(values) | add) else . end | known | if . == {} then null else . end;

def usage_tokens: if type == "object" then {input: .input_tokens, output: .output_tokens, total: .total_tokens, cache_read: .cache_read_input_tokens, cache_write: .cache_creation_input_tokens, reasoning: .reasoning_tokens} | with_total else null end;

def span_tokens: .attributes["mlflow.chat.tokenUsage"] | decoded | usage_tokens;

def span_tokens_input: span_tokens | .input?;

def span_tokens_output: span_tokens | .output?;

def span_tokens_total: span_tokens | .total?;

def span_tokens_cache_read: span_tokens | .cache_read?;

def span_tokens_cache_write: span_tokens | .cache_write?;

def span_tokens_reasoning: span_tokens | .reasoning?;

def stored_cost: .attributes["mlflow.llm.cost"] | decoded | if type == "object" then . else {} end;

def span_cost_input: stored_cost | .input_cost;

def span_cost_output: stored_cost | .output_cost;

def span_cost: stored_cost | if .total_cost != null then .total_cost else [.input_cost, .output_cost] | map(values) | add end;

def span_tool: (.attributes["gen_ai.tool.name"]? | if . == null then null else decoded | present end) as $tool | if $tool != null then $tool elif span_type == "TOOL" then .name else null end | if type == "string" and startswith("execute_tool ") and length > 13 then .[13:] else . end;

def recorded_attributes: (.added_attributes | if type == "array" then . else [] end) as $added | .attributes | if type == "object" then reduce ($added[] | strings) as $key (.; del(.[$key])) else . end;

def span_attributes: recorded_attributes | if type == "object" then each_value(decoded) else {} end;

def span_attributes($names): recorded_attributes | longest($names) | decoded;

def span_has_attributes($names): recorded_attributes | holds($names);

def span_raw_attributes: recorded_attributes;

def span_raw_attributes($names): recorded_attributes | longest($names);

def span_links: [.links[]? | {trace_id, span_id, attributes}];

def span_events: [.events[]? | {name, time_unix_nano, attributes: (if .attributes == null then {} else .attributes end)}];

def response_id: .attributes["gen_ai.response.id"]? | if . == null then null else decoded | present end;

def answer_id: if response_id != null then null else .attributes["output.value"]? | if . == null then null else decoded | if type == "object" and (.id | type) == "string" then .id | present else null end end end;

def whole_event: {name, time_unix_nano, attributes: (if .attributes == null then {} else .attributes end)};

def whole_link: {trace_id, span_id, attributes};

def unknown_members: del(.trace_id, .span_id, .parent_span_id, .name, .kind, .start_time_unix_nano, .end_time_unix_nano, .status, .attributes, .events, .links, .n, .added_attributes) | with_entries(select(.value != ""));

def whole_span: {trace_id: (.trace_id | otel_id), span_id: (.span_id | hex), parent_span_id: (.parent_span_id | hex | present), name} + (if .kind == null then {} else {kind} end) + {start_time_unix_nano, end_time_unix_nano, events: [.events[]? | whole_event], status: {code: ("STATUS_CODE_" + span_status), message: span_message}, attributes: (recorded_attributes | if . == null then {} else . end), links: [.links[]? | whole_link]} + unknown_members;


# --- events, of a stored event

def event_name: .name;

def event_nanos: .time_unix_nano | if type != "number" or . < 100000000 then . elif . < 100000000000 then . * 1000000000 elif . < 100000000000000 then . * 1000000 elif . < 100000000000000000 then . * 1000 else . end;

def event_time: event_nanos | time_text;

def event_offset: event_nanos | if type == "number" and $first_start != null then . - $first_start | whole_microseconds else null end;

def event_attributes: .attributes | if type == "object" then each_value(container) else {} end;

def event_attributes($names): .attributes | longest($names) | container;

def event_has_attributes($names): .attributes | holds($names);

def event_exception_type: .attributes["exception.type"]?;

def event_exception_message: .attributes["exception.message"]?;

def event_exception_stacktrace: .attributes["exception.stacktrace"]?;

# --- assessments, of a stored assessment

def assessment_id: .assessment_id;

def assessment_kind: if has("expectation") then "expectation" elif has("issue") then "issue" elif has("feedback") or .error != null then "feedback" else null end;

def assessment_name: if has("issue") then .issue.issue_name else if .assessment_name == null then .name else .assessment_name end end;

def assessment_value: if has("expectation") then (if .expectation.serialized_value == null then .expectation.value else .expectation.serialized_value.value | fromjson end) elif has("issue") then .issue.issue_name else .feedback.value end;

def assessment_has_value: if has("expectation") then .expectation | has("value") or has("serialized_value") elif has("issue") then true else .feedback | type == "object" and has("value") end;

def failure: if .feedback.error == null then .error else .feedback.error end;

def assessment_error: failure != null;

def assessment_error_code: failure | .error_code? | present;

def assessment_error_message: failure | .error_message? | present;

def assessment_rationale: .rationale | present;

def assessment_source_type: .source.source_type | if . == null then null else ascii_upcase | if . == "AI_JUDGE" then "LLM_JUDGE" elif endswith("UNSPECIFIED") then "UNSPECIFIED" else . end end;

def assessment_source_id: .source.source_id | present;

def assessment_valid: .valid != false;

def assessment_trusted: .valid != false and failure == null;

def assessment_overrides: .overrides | present;

def assessment_span_id: .span_id | hex | present;

def assessment_level: if assessment_span_id != null then "span" elif (.metadata | type == "object" and has("mlflow.trace.session")) then "session" else "trace" end;

def rfc3339: if type != "string" then null else (if test("\\.") then sub("Z$"; "") | split(".") | .[0] + "." + ((.[1] + "000000000")[:9]) + "Z" else sub("Z$"; "") + ".000000000Z" end) end;

def assessment_created: .create_time | rfc3339;

def assessment_updated: .last_update_time | rfc3339;

def assessment_run: .metadata["mlflow.assessment.sourceRunId"]?;

def assessment_metadata: .metadata;

def assessment_metadata($names): .metadata | longest($names);

def assessment_has_metadata($names): .metadata | holds($names);

def whole_assessment: (if has("valid") then . else . + {valid: true} end) | if .error == null then del(.error) else .feedback = (if .feedback == null then {} else .feedback end) | .feedback.error = (if .feedback.error == null then .error else .feedback.error end) | del(.error) end;

# --- traces, of a document

def without_derived($metadata): (.[$metadata] | if type == "object" then .["tq.derived"] else null end) as $derived | if ($derived | type) != "string" then . else reduce ($derived | split(" ")[]) as $path (del(.[$metadata]["tq.derived"]); ($path | index(".")) as $dot | if $path == "info" then with_entries(select(.key == "assessments")) elif $dot == null then del(.[$path]) else $path[:$dot] as $member | if (.[$member] | type) == "object" then del(.[$member][$path[$dot + 1:]]) else . end end) end;

def recorded_info: .info | if type == "object" then without_derived("trace_metadata") else . end;

def derived($member; $key): (.info | if type == "object" then . else {} end) as $info | ($info.trace_metadata | if type == "object" then .[$key] else null end) as $told | if $told != null then $told elif $info[$member] != null and (recorded_info | .[$member]) == null then $info[$member] else null end;

def numbered: . as $all | [range(length) as $n | $all[$n] + {n: $n}];

def trace_spans: .data.spans | if . == null then [] else . end;

def root_span: first((trace_spans[] | select(span_is_root)), null);

def top_span: first(($stored[] | select(span_is_root)), ($stored[] | select(span_is_orphan)), null);

def trace_id: if .info.trace_id != null then .info.trace_id else first((trace_spans[].attributes["mlflow.traceRequestId"]? | values | decoded), (trace_spans[0] | .trace_id? | hex | present)) end;

def trace_name: . as $trace | first((root_span | .name? | values), ($trace.info.tags["mlflow.traceName"]? | values), (top_span | .name?), null);

def trace_state: .info.state as $state | if $state != null then (if $state | endswith("UNSPECIFIED") then "UNSPECIFIED" else $state end) elif (trace_spans | length) == 0 then null else root_span | if . == null then "IN_PROGRESS" elif span_error then "ERROR" else "OK" end end;

def trace_error: trace_state == "ERROR";

def trace_start: if (.info.request_time | type) == "string" then .info.request_time | rfc3339 else (top_span | if . == null then null else span_start end) as $start | if $start == null then ([trace_spans[].start_time_unix_nano | numbers] | min) | time_text else $start end end;

def trace_duration: if (.info.execution_duration | type) == "string" then .info.execution_duration | rtrimstr("s") | tonumber * 1000000000 | whole_microseconds elif (.info.execution_duration_ms | type) == "number" then .info.execution_duration_ms * 1000000 elif (.info.execution_duration | type) == "number" then .info.execution_duration * 1000000 else top_span | if . == null then null else span_duration end end;

def trace_end: later(trace_start; trace_duration);

def top_inputs: top_span | if . == null then null else span_inputs end;

def top_outputs: top_span | if . == null then null else span_outputs end;

def trace_has_request: (top_span | . != null and span_has_inputs) or ({info: recorded_info} | request_preview != null);

def trace_has_response: (top_span | . != null and span_has_outputs) or ({info: recorded_info} | response_preview != null);

def request_preview: if .info.request_preview != null then .info.request_preview else .info.trace_metadata["mlflow.traceInputs"]? end | present;

def response_preview: if .info.response_preview != null then .info.response_preview else .info.trace_metadata["mlflow.traceOutputs"]? end | present;

def preview_value($older): . as $text | if $older or . == "null" then (try fromjson catch $text) else container end;

def request_value: (.info.request_preview == null) as $older | request_preview | if . == null then null else preview_value($older) end;

def response_value: (.info.response_preview == null) as $older | response_preview | if . == null then null else preview_value($older) end;

def trace_request: if (top_span | . != null and span_has_inputs) then top_inputs else {info: recorded_info} | request_value end;

def trace_response: if (top_span | . != null and span_has_outputs) then top_outputs else {info: recorded_info} | response_value end;

def content_text: if type == "string" then present elif type == "array" then [.[] | if type == "string" then . elif (.text? | type) == "string" then .text elif (.content? | type) == "string" then .content else empty end] | if . == [] then null else join("\n") end else null end;

def message_list: if type == "array" then .[] elif type == "object" then ((.messages, .input, .output) | if type == "array" then .[] else empty end), (if (.choices | type) == "array" then .choices[] | .message? else empty end), (if has("role") and (has("content") or has("parts") or has("blocks")) then . else empty end) else empty end | if type != "array" then . elif length == 2 and (.[0] | type) == "string" and (.[1] | type) == "string" then {role: .[0], content: .[1]} else .[-1] end;

def said_by($role): . as $message | (if (.role | type) == "string" then .role elif (.type | type) == "string" then .type else "" end) as $own | $own == $role or ($role == "user" and $own == "human") or ($role == "assistant" and ($own == "ai" or $own == "model"));

def last_message($role): [message_list | select(type == "object") | select(said_by($role)) | (if has("content") then .content elif has("parts") then .parts else .blocks end) | content_text | values] | .[-1];

def is_technical: . as $key | (["role", "id", "type", "kind", "object", "status", "state", "finish_reason", "finishReason", "stop_reason", "stopReason", "content_type", "contentType", "mime_type", "timestamp", "created_at", "model"] | index($key)) != null or endswith("_id") or endswith("_name") or endswith("_type") or endswith("Id") or endswith("Type");

def is_object_name: startswith("<") and endswith(">") and contains(" object");

def only_text($role): if has("model") then null else ($role == "assistant" and ([.[] | select(type == "number" or type == "boolean")] | length) > 0) as $figures | [to_entries[] | select(.value | type == "string")] | if length == 1 and (.[0].key | is_technical | not) and (.[0].value | is_object_name | not) and (($figures | not) or (.[0].value | contains(" "))) then .[0].value else null end end;

def party_text($role): if (.messages? | type) == "array" then [.messages[] | select(type == "object" and (.source | type) == "string" and (.content | type) == "string" and ((.source == "user") == ($role == "user"))) | .content] | .[-1] else null end;

def said_text($role): if type == "string" then (if is_object_name then null else . end) else last_message($role) as $said | if $said != null then $said elif type == "object" then party_text($role) else null end end;

def text_of($role): said_text($role) as $said | if $said != null then $said elif type == "object" then only_text($role) else null end;

def named_text($role; $names): . as $object | if type == "object" then first(($names[] as $name | $object[$name] | if type != "object" then content_text else said_text($role) as $said | if $said != null then $said else named_text($role; $names) as $named | if $named != null then $named else only_text($role) end end end | values), null) else null end;

def text_within($role; $names; $deeper): if type == "object" and $deeper > 0 then [.[] | select(type == "object") | said_text($role) as $said | if $said != null then $said else named_text($role; $names) as $named | if $named != null then $named else text_within($role; $names; $deeper - 1) end end | values] | (if $role == "user" then .[0] else .[-1] end) else null end;

def is_cut: type == "string" and (startswith("{") or startswith("["));

def called_with: if type == "object" and (.args | type) == "array" and (.kwargs | type) == "object" then (if (.args | length) == 1 and ([.kwargs[] | select(type == "string" or type == "array" or type == "object")] | length) == 0 then .args[0] elif (.kwargs | length) > 0 then .kwargs else .args end) else . end;

def spoken($value; $decoded; $preview; $role; $names): [($value | called_with), (if ($decoded | is_cut) then null else $decoded end)] as $both | first(($both[] | text_of($role) | values), ($both[] | named_text($role; $names) | values), ($both[] | text_within($role; $names; 4) | values), (if $preview == "null" or $decoded == {} or $decoded == [] or (($decoded | type) == "string" and ($decoded | is_object_name)) then null else $preview end)) | present;

def trace_question: derived("request_preview"; "tq.question") as $derived | if $derived != null then $derived | present else spoken(top_inputs; request_value; request_preview; "user"; ["question", "query", "input", "prompt", "user_input", "message", "text", "content"]) end;

def trace_answer: derived("response_preview"; "tq.answer") as $derived | if $derived != null then $derived | present else spoken(top_outputs; response_value; response_preview; "assistant"; ["answer", "output", "response", "result", "content", "text", "message"]) end;

def from_spans($key): first((trace_spans[].attributes[$key]? | values | decoded | present | values), null);

def trace_session: .info.trace_metadata["mlflow.trace.session"]? | present;

def trace_user: .info.trace_metadata["mlflow.trace.user"]? | present;

def trace_experiment: .info.trace_location.mlflow_experiment.experiment_id? | present;

def trace_run: .info.trace_metadata["mlflow.sourceRun"]?;

def trace_tags: recorded_info | .tags | if . == {} then null else . end;

def trace_tags($names): recorded_info | .tags | longest($names);

def trace_has_tags($names): recorded_info | .tags | holds($names);

def trace_metadata: recorded_info | .trace_metadata | if . == {} then null else . end;

def trace_metadata($names): recorded_info | .trace_metadata | longest($names);

def trace_has_metadata($names): recorded_info | .trace_metadata | holds($names);

def stored_json($key): .info.trace_metadata[$key]? | if type == "string" then (try fromjson catch null) else null end;

def counted_spans($kind): [$stored[] | {"usage counted": span_usage_counted, tokens: span_tokens, cost: [span_cost, span_cost_input, span_cost_output]}] | mark_counted("is counted"; .["usage counted"] | .[$kind]) | map(select(.["is counted"]));

def trace_tokens: (stored_json("mlflow.trace.tokenUsage") | usage_tokens) as $recorded | if $recorded != null then $recorded else counted_spans(4) | map(.tokens | values) | if length == 0 then null else . as $all | reduce ("input", "output", "total", "cache_read", "cache_write", "reasoning") as $key ({}; [$all[] | .[$key] | values] as $known | if $known == [] then . else .[$key] = ($known | add) end) | with_total end end;

def trace_tokens_input: trace_tokens | .input?;

def trace_tokens_output: trace_tokens | .output?;

def trace_tokens_total: trace_tokens | .total?;

def trace_tokens_cache_read: trace_tokens | .cache_read?;

def trace_tokens_cache_write: trace_tokens | .cache_write?;

def trace_tokens_reasoning: trace_tokens | .reasoning?;

def trace_cost_of($name; $at): stored_json("mlflow.trace.cost")[$name]? as $own | if $own != null then $own else [counted_spans(5)[].cost[$at] | values] | add end;

def trace_cost: trace_cost_of("total_cost"; 0);

def trace_cost_input: trace_cost_of("input_cost"; 1);

def trace_cost_output: trace_cost_of("output_cost"; 2);

def trace_span_count: if trace_spans == [] then null else trace_spans | length end;

def trace_error_count: if trace_spans == [] then null else [trace_spans[] | select(span_error)] | length end;

def stored_assessments: .info.assessments[]? | without_derived("metadata");

def trace_assessments: [stored_assessments | whole_assessment];

def duration_members: {execution_duration_ms: (. / 1000000 | floor)} + (if . % 1000000 == 0 then {} else {execution_duration: ((. / 1000000000 | tostring) + "s")} end);

def whole_info: trace_duration as $duration | trace_id as $id | recorded_info | if type == "object" then . else {} end | (if $id == null then {} else {trace_id: $id} end) + del(.assessments, .execution_duration) + (if .request_time == null then {} else {request_time: (.request_time | sub("\\.0+Z$"; "Z"))} end) + (if .execution_duration_ms == null and .execution_duration == null then {} else $duration | duration_members end);

def whole_trace: [trace_assessments[]] as $assessments | {info: (whole_info + (if $assessments == [] then {} else {assessments: $assessments} end)), data: {spans: [trace_spans[] | whole_span]}};

# --- the stored spans together: values that are bound once, `def bound_x` to `$x`

def bound_first_start: [$stored[].start_time_unix_nano | numbers] | min;

def bound_extent: ([$stored[].end_time_unix_nano | numbers] | max) as $last | if $last == null or $first_start == null then null else $last - $first_start end;

def bound_trace_key: $document | trace_id;

def bound_parent_ids: $stored | map({key: (if .parent_span_id == null then "" else .parent_span_id end), value: true}) | from_entries;

def bound_known_ids: $stored | map({key: (if .span_id == null then "" else .span_id end), value: true}) | from_entries;

def bound_stored_by_id: $stored | map({key: (.span_id | hex), value: .}) | from_entries;

def judged_span: (.span_id | hex) as $id | $stored_by_id[$id];

def bound_position_of: $stored | map(select(.span_id != null and .span_id != "") | {key: .span_id, value: .n}) | from_entries;

def bound_parents: $stored | map(if .parent_span_id == null or .parent_span_id == "" then null else $position_of[.parent_span_id] end);

def bound_families: ($stored | map(select(.parent_span_id != null and .parent_span_id != "" and $parents[.n] == null) | .parent_span_id) | unique | to_entries | map({key: .value, value: (-2 - .key)}) | from_entries) as $missing | $stored | map(if $parents[.n] != null then $parents[.n] elif .parent_span_id == null then null else $missing[.parent_span_id] end);

def by_start: sort_by([(.start_time_unix_nano | type) != "number", .start_time_unix_nano]);

def bound_children: $stored | map(select($parents[.n] != null)) | group_by($parents[.n]) | map({key: ($parents[.[0].n] | tostring), value: (by_start | map(.n))}) | from_entries;

def tour_from($depth): . as $n | [$n, 0, $depth], ($children[$n | tostring][]? | tour_from($depth + 1)), [$n, 1, $depth];

def bound_tour: [foreach ($stored | map(select($parents[.n] == null)) | by_start | .[].n | tour_from(0)) as $step (-1; . + 1; [$step[0], ., $step[2]])] | group_by(.[0]) | map({enter: .[0][1], leave: .[1][1], depth: .[0][2]}) | if length == ($stored | length) then . else error("the parents of some spans run in a circle, which this program can not follow") end;

def bound_tops: [$tour | to_entries | sort_by(.value.enter) | foreach .[] as $each (null; if $each.value.depth == 0 then $each.key else . end; [$each.key, .])] | sort_by(.[0]) | map(.[1]);

def bound_sibling_places: $stored | map(select($families[.n] != null)) | group_by($families[.n]) | map(by_start | foreach .[] as $each ({index: -1, ends: null}; {index: (.index + 1), latest: .ends, ends: ([.ends, $each.end_time_unix_nano] | max)}; {key: ($each.n | tostring), value: {index, latest}})) | from_entries;

def parent_span: $parents[.n] | if . == null then null else $stored[.] end;

def topmost_span: $stored[$tops[.n]];

def span_depth: $tour[.n].depth;

def span_child_count: $children[.n | tostring] | if . == null then 0 else length end;

def names_up: . as $n | ($stored[$n].name | if . == null then "" else . end), ($parents[$n] | values | names_up);

def span_path: [.n | names_up] | (if length > 101 then .[:100] + ["… \(length - 101) more …"] + .[-1:] else . end) | reverse | join(" > ");

def span_index: $sibling_places[.n | tostring] | if . == null then 0 else .index end;

def span_gap: .start_time_unix_nano as $start | $sibling_places[.n | tostring].latest | if . == null or ($start | type) != "number" then null else [0, $start - .] | max | whole_microseconds end;

def span_self: if span_duration == null then null else .start_time_unix_nano as $start | .end_time_unix_nano as $till | reduce ($children[.n | tostring][]? | $stored[.] | select(span_duration != null)) as $child ({covered: 0, from: $start}; ([$child.start_time_unix_nano, .from] | max) as $from | ([$child.end_time_unix_nano, $till] | min) as $to | if $to > $from then {covered: (.covered + $to - $from), from: $to} else . end) | $till - $start - .covered | whole_microseconds end;

def since_first: if type == "number" and $first_start != null then . - $first_start else null end;

def span_place_in_tree: [$trace_key, .n, $families[.n], $tour[.n].enter, $tour[.n].leave];

def span_time_in_trace: [$trace_key, (.start_time_unix_nano | since_first), (.end_time_unix_nano | since_first), .n, $extent];

def event_time_in_trace: (event_nanos | since_first) as $at | [$trace_key, $at, $at, null, $extent];

def assessment_place_in_tree: judged_span | if . == null then [$trace_key] else span_place_in_tree end;

def trace_place_in_tree: [$trace_key];

def span_usage_counted: if span_tokens == null and span_cost == null then null else [$trace_key, $tour[.n].enter, $tour[.n].leave, response_id, span_tokens != null, span_cost != null, answer_id] end;

def trace_depth: if $stored == [] then null else $tour | map(.depth) | max end;

def path_from($n; $from; $to): [foreach ([$children[$n | tostring][]? | $stored[.] | select(span_duration != null and .end_time_unix_nano >= .start_time_unix_nano)] | sort_by([-.end_time_unix_nano, .n]) | .[]) as $child ({reached: $to, own: 0, taken: null}; if $child.end_time_unix_nano > .reached or $child.end_time_unix_nano < $from then {reached, own, taken: null} else ([$child.start_time_unix_nano, $from] | max) as $back | {reached: $back, own: (.own + .reached - $child.end_time_unix_nano), taken: [$child.n, $back, $child.end_time_unix_nano]} end; .)] | (if length == 0 then {reached: $to, own: 0} else .[-1] end | {key: ($n | tostring), value: (.own + .reached - $from)}), (.[].taken | values | . as $taken | path_from($taken[0]; $taken[1]; $taken[2]));

def bound_path_times: top_span | if . == null or span_duration == null then {} else [path_from(.n; .start_time_unix_nano; .end_time_unix_nano)] | from_entries end;

def span_path_time: $path_times[.n | tostring] | if . == null then null else whole_microseconds end;

def link_trace_id: .trace_id | present;

def link_span_id: .span_id | hex | present;

def link_attributes: .attributes | if type == "object" then each_value(container) else null end;

def link_attributes($names): .attributes | longest($names) | container;

def link_has_attributes($names): .attributes | holds($names);

def stored_links: .links[]?;

def trace_from($name): trace_id as $id | ($id | startswith($name)) or ($id | ltrimstr("tr-") | startswith($name));

def stored_events: .events[]?;

# --- rows: where they stand in tree and time

def spot: .["place in tree"] | "\(.[0]) \(.[1])";

def counted_up: group_by(.) | map({key: .[0], value: length}) | from_entries;

def own_counts: map(select(.["place in tree"][1] != null) | spot) | counted_up;

def children_counts: map(.["place in tree"] | select(.[2] != null and .[2] >= 0) | "\(.[0]) \(.[2])") | counted_up;

def parent_counts: own_counts as $own | [$spans[] | .["place in tree"] | select(.[2] != null and .[2] >= 0) | {key: "\(.[0]) \(.[1])", value: $own["\(.[0]) \(.[2])"]} | select(.value != null)] | from_entries;

def sibling_counts: own_counts as $own | (map(.["place in tree"] | select(.[2] != null) | "\(.[0]) \(.[2])") | counted_up) as $families_own | [$spans[] | select(.["place in tree"][2] != null) | {key: spot, value: ((.["place in tree"] | $families_own["\(.[0]) \(.[2])"] | if . == null then 0 else . end) - ($own[spot] | if . == null then 0 else . end))}] | from_entries;

def steps_of_tour($own): [$spans[] | spot as $key | ($own[$key] | if . == null then 0 else . end) as $count | .["place in tree"] | [.[0], .[3], 0, $key, $count], [.[0], .[4], 1, $key, $count]] | sort;

def ancestor_counts: own_counts as $own | [foreach (steps_of_tour($own) | .[]) as $step ({now: 0}; if $step[2] == 0 then {above: .now, now: (.now + $step[4])} else {above: null, now: (.now - $step[4])} end; {key: $step[3], value: .above}) | select(.value != null)] | from_entries;

def descendant_counts: own_counts as $own | [foreach (steps_of_tour($own) | .[]) as $step (0; if $step[2] == 0 then . + $step[4] else . end; [$step[3], .])] | group_by(.[0]) | map({key: .[0][0], value: (.[1][1] - .[0][1])}) | from_entries;

def trace_counts: map(.["place in tree"][0] | tostring) | counted_up;

def session_trace_counts: [.[] | .["place in tree"][] | tostring] | counted_up;

def count_in($counts): $counts[spot] | if . == null then 0 else . end;

def trace_count_in($counts): $counts[.["place in tree"][0] | tostring] | if . == null then 0 else . end;

def session_count_in($counts): [.["place in tree"][] as $trace | $counts[$trace | tostring] | values] | add | if . == null then 0 else . end;

def is_time: type == "number";

def times: map(.["time in trace"]) | group_by(.[0]) | map(map(.[1:4]) as $all | ($all | map(select(.[0] | is_time)) | sort_by(.[0])) as $starts | ($all | map(select(.[1] | is_time)) | sort_by(.[1])) as $ends | {key: (.[0][0] | tostring), value: {all: $all, first_start: $starts[:2], last_start: ($starts | reverse | .[:2]), first_end: $ends[:2], last_end: ($ends | reverse | .[:2])}}) | from_entries;

def is_other($own): .[2] == null or .[2] != $own[3];

def some_other($times; $edge; $first; $last; $any; f): .["time in trace"] as $own | $times[$own[0] | tostring] | if . == null then false else some((if $edge == "first" then .[$first][:1] elif $edge == "last" then .[$last][:1] else .[$any] end) | .[] | select(is_other($own)) | select([$own[1:3], .] | f)) end;

def is_before($times; $edge): some_other($times; $edge; "first_start"; "last_start"; "last_start"; (.[0][1] | is_time) and .[0][1] <= .[1][0]);

def is_after($times; $edge): some_other($times; $edge; "first_end"; "last_end"; "first_end"; (.[0][0] | is_time) and .[0][0] >= .[1][1]);

def is_during($times; $edge): some_other($times; $edge; "first_start"; "last_start"; "all"; lies_within);

def is_overlaps($times; $edge): some_other($times; $edge; "first_start"; "last_start"; "all"; share_time);

def lies_within: all_times and .[0][0] >= .[1][0] and .[0][1] <= .[1][1];

def share_time: all_times and ([.[0][0], .[1][0]] | max) < ([.[0][1], .[1][1]] | min);

def all_times: (.[0][0] | is_time) and (.[0][1] | is_time) and (.[1][0] | is_time) and (.[1][1] | is_time);

def of_two(a; b; f): a as $a | b as $b | [$a["time in trace"][1:3], $b["time in trace"][1:3]] | f;

def stands_before(a; b): of_two(a; b; (.[0][1] | is_time) and (.[1][0] | is_time) and .[0][1] <= .[1][0]);

def stands_after(a; b): stands_before(b; a);

def stands_during(a; b): of_two(a; b; lies_within);

def stands_overlaps(a; b): of_two(a; b; share_time);

def stands_child(a; b): a as $a | b as $b | $a["place in tree"][2] == $b["place in tree"][1];

def stands_parent(a; b): stands_child(b; a);

def stands_sibling(a; b): a as $a | b as $b | $a["place in tree"][2] != null and $a["place in tree"][2] == $b["place in tree"][2] and $a["place in tree"][1] != $b["place in tree"][1];

def stands_inside(a; b): a as $a | b as $b | $a["place in tree"][3] > $b["place in tree"][3] and $a["place in tree"][4] < $b["place in tree"][4];

def stands_containing(a; b): stands_inside(b; a);

def earlier($one; $i; $other; $j): ($one["time in trace"][1] | [(is_time | not), .]) as $a | ($other["time in trace"][1] | [(is_time | not), .]) as $b | $a < $b or ($a == $b and $i < $j);

def paired($a; $b; $how; key_a; key_b; condition): . as $rows | ([range(length) as $i | {i: $i, key: ([$rows[$i] | key_b] | tojson)}] | map(select(.key != "[]")) | group_by(.key) | map({key: .[0].key, value: map(.i)}) | from_entries) as $found | range(length) as $i | $rows[$i] as $x | ([$x | key_a] | tojson) as $key | select($key != "[]") | $found[$key][]? | . as $j | select($i != $j) | $rows[$j] as $y | {($a): $x, ($b): $y} | select(condition) | select(earlier($x; $i; $y; $j) or ({($a): $y, ($b): $x} | condition | not));

def critical_path: map(select(.path_time != null)) | sort_by(.["place in tree"][3]);

def tree_rows: [groups(.["place in tree"][0]) | . as $rows | [range(length) as $i | $rows[$i]["place in tree"] | [.[3], 0, $i], [.[4], 1, $i]] | sort | foreach .[] as $step ({next: 0}; if $step[1] == 0 then {depth: .next, next: (.next + 1)} else {depth: null, next: (.next - 1)} end; .depth as $depth | select($depth != null) | $rows[$step[2]] + {"depth in tree": $depth})];

def union_length: map(select((.[1] | is_time) and (.[2] | is_time))) | sort_by(.[1]) | reduce .[] as $each ({covered: 0, till: null}; if .till == null or $each[1] > .till then {covered: (.covered + ([$each[2] - $each[1], 0] | max)), till: ([$each[1], $each[2]] | max)} elif $each[2] > .till then {covered: (.covered + $each[2] - .till), till: $each[2]} else . end) | .covered;

def coverage: (group_by(.[0]) | map({covered: union_length, extent: .[0][4]})) as $by_trace | ($by_trace | map(.extent | numbers) | add) as $whole | if $whole == null or $whole == 0 then null else 100 * ($by_trace | map(.covered) | add) / $whole end;

def elements: if type == "array" then .[] else empty end;

def value_set: map({key: tojson, value: true}) | from_entries;

def is_among($values): . != null and $values[tojson] == true;

def union_with($other; key): (map({key: (key | tojson), value: true}) | from_entries) as $known | . + [$other | groups(key) | .[0] | select($known[key | tojson] | not)];

def except_those($other; key): ($other | map({key: (key | tojson), value: true}) | from_entries) as $theirs | map(select($theirs[key | tojson] | not));

def intersect_with($other; key): ($other | map({key: (key | tojson), value: true}) | from_entries) as $theirs | map(select($theirs[key | tojson]));

def side_by_side(left; right; key): (left) as $left | (right) as $right | ($right | map({key: (key | tojson), value: .}) | from_entries) as $matching | ($left | map({key: (key | tojson), value: true}) | from_entries) as $known | [($left[] | {left: ., right: $matching[key | tojson]}), ($right[] | select($known[key | tojson] | not) | {left: null, right: .})];

def either_side: if .left == null then .right else .left end;

def change(a; b): a as $a | b as $b | if $a == null and $b == null then null else difference(if $b == null then 0 else $b end; if $a == null then 0 else $a end) end;

def sum_if_any: if length == 0 then null else add end;

def known_only: with_entries(select(.value != null)) | if . == {} then null else . end;

def kind_word: type | if . == "string" then "text" elif . == "array" then "list" elif . == "boolean" then "true or false" else . end;

def sample: if type == "array" or type == "object" then tojson else . end | if type == "string" and length > 80 then .[:79] + "…" else . end;

def key_entries: .[0] as $by | .[1] | to_entries[] | .key as $holder | .value | if . == null then empty elif type == "object" then to_entries[] | {by: $by, field: ($holder + "." + .key), value} else {by: $by, field: $holder, value: .} end;

def keys_in_use: [[.[] | key_entries] | groups(.by) | groups(.field) | {by: .[0].by, field: .[0].field, count: length, holds: (map(.value | kind_word) | unique | join(", ")), example: ((map(.value | select(. != null and . != "" and . != [] and . != {})) + [null])[0] | sample)}];
