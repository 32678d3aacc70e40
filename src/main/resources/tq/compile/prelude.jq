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

def mark_counted($mark; condition): to_entries | (map(select(.value["usage counted"] != null and (.value | condition))) | innermost | sort_by(.key) | group_by(if .value["usage counted"][3] == null then [.key] else .value["usage counted"][3] end) | map({key: (.[0].key | tostring), value: true}) | from_entries) as $counted | map(.key as $key | .value + {($mark): ($counted[$key | tostring] == true)});

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

def span_exception_type: exception | .attributes["exception.type"]?;

def span_exception_message: exception | .attributes["exception.message"]?;

def span_exception_stacktrace: exception | .attributes["exception.stacktrace"]?;

def span_start: .start_time_unix_nano | time_text;

def span_end: .end_time_unix_nano | time_text;

def whole_microseconds: (. / 1000 + 0.5 | floor) * 1000;

def span_duration: if (.start_time_unix_nano | type) == "number" and (.end_time_unix_nano | type) == "number" then .end_time_unix_nano - .start_time_unix_nano | whole_microseconds else null end;

def span_offset($first): if (.start_time_unix_nano | type) == "number" then .start_time_unix_nano - $first | whole_microseconds else null end;

def span_is_root: .parent_span_id | . == null or . == "";

def span_is_leaf($parents): .span_id as $id | $id == null or ($parents[$id] | not);

def span_is_orphan($ids): .parent_span_id as $id | $id != null and $id != "" and ($ids[$id] | not);

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

def usage_tokens: if type == "object" then {input: .input_tokens, output: .output_tokens, total: .total_tokens, cache_read: .cache_read_input_tokens, cache_write: .cache_creation_input_tokens} | with_total else null end;

def span_tokens: .attributes["mlflow.chat.tokenUsage"] | decoded | usage_tokens;

def span_tokens_input: span_tokens | .input?;

def span_tokens_output: span_tokens | .output?;

def span_tokens_total: span_tokens | .total?;

def span_tokens_cache_read: span_tokens | .cache_read?;

def span_tokens_cache_write: span_tokens | .cache_write?;

def stored_cost: .attributes["mlflow.llm.cost"] | decoded | if type == "object" then . else {} end;

def span_cost_input: stored_cost | .input_cost;

def span_cost_output: stored_cost | .output_cost;

def span_cost: stored_cost | if .total_cost != null then .total_cost else [.input_cost, .output_cost] | map(values) | add end;

def span_tool: (.attributes["gen_ai.tool.name"]? | if . == null then null else decoded | present end) as $tool | if $tool != null then $tool elif span_type == "TOOL" then .name else null end;

def span_attributes: .attributes | if type == "object" then each_value(decoded) else {} end;

def span_attributes($names): .attributes | longest($names) | decoded;

def span_has_attributes($names): .attributes | holds($names);

def span_raw_attributes: .attributes;

def span_raw_attributes($names): .attributes | longest($names);

def span_links: [.links[]? | {trace_id, span_id, attributes}];

def span_events: [.events[]? | {name, time_unix_nano, attributes: (if .attributes == null then {} else .attributes end)}];

def response_id: .attributes["gen_ai.response.id"]? | if . == null then null else decoded | present end;

def whole_event: {name, time_unix_nano, attributes: (if .attributes == null then {} else .attributes end)};

def whole_link: {trace_id, span_id, attributes};

def unknown_members: del(.trace_id, .span_id, .parent_span_id, .name, .kind, .start_time_unix_nano, .end_time_unix_nano, .status, .attributes, .events, .links, .n) | with_entries(select(.value != ""));

def whole_span: {trace_id: (.trace_id | otel_id), span_id: (.span_id | hex), parent_span_id: (.parent_span_id | hex | present), name} + (if .kind == null then {} else {kind} end) + {start_time_unix_nano, end_time_unix_nano, events: [.events[]? | whole_event], status: {code: ("STATUS_CODE_" + span_status), message: span_message}, attributes: (if .attributes == null then {} else .attributes end), links: [.links[]? | whole_link]} + unknown_members;

# --- the tree

def walk($children): . as $n | [$n, 0], ($children[$n | tostring][]? | walk($children)), [$n, 1];

def tour: (map({key: (if .span_id == null then "" else .span_id end), value: .n}) | from_entries) as $at | map(. + {up: $at[if .parent_span_id == null or .parent_span_id == "" then "\u0000" else .parent_span_id end]}) | (group_by(.up) | map(select(.[0].up != null) | {key: (.[0].up | tostring), value: map(.n)}) | from_entries) as $children | [foreach (.[] | select(.up == null) | .n | walk($children)) as $step (-1; . + 1; [$step[0], $step[1], .])] | group_by(.[0]) | map({key: (.[0][0] | tostring), value: [.[0][2], .[1][2]]}) | from_entries;

def span_usage_counted($trace_id; $tour): if span_tokens == null and span_cost == null then null else [$trace_id] + (if $tour[.n | tostring] == null then [-1 - .n, -1 - .n] else $tour[.n | tostring] end) + [response_id] end;

# --- events, of a stored event

def event_name: .name;

def event_nanos: .time_unix_nano | if type != "number" or . <= 0 then . elif . < 100000000000 then . * 1000000000 elif . < 100000000000000 then . * 1000000 elif . < 100000000000000000 then . * 1000 else . end;

def event_time: event_nanos | time_text;

def event_offset($first): event_nanos | if type == "number" and $first != null then . - $first | whole_microseconds else null end;

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

def numbered: . as $all | [range(length) as $n | $all[$n] + {n: $n}];

def id_set: map({key: (if .span_id == null then "" else .span_id end), value: true}) | from_entries;

def parent_set: map({key: (if .parent_span_id == null then "" else .parent_span_id end), value: true}) | from_entries;

def by_id: map({key: (.span_id | hex), value: .}) | from_entries;

def judged($by_id): (.span_id | hex) as $id | $by_id[$id];

def trace_spans: .data.spans | if . == null then [] else . end;

def root_span: first((trace_spans[] | select(span_is_root)), null);

def top_span: (trace_spans | map({key: (if .span_id == null then "" else .span_id end), value: true}) | from_entries) as $ids | first((trace_spans[] | select(span_is_root)), (trace_spans[] | select(span_is_orphan($ids))), null);

def trace_id: if .info.trace_id != null then .info.trace_id else first((trace_spans[].attributes["mlflow.traceRequestId"]? | values | decoded), (trace_spans[0] | .trace_id? | hex | present)) end;

def trace_name: . as $trace | top_span | .name? as $name | if $name == null then $trace.info.tags["mlflow.traceName"]? else $name end;

def trace_state: .info.state as $state | if $state != null then (if $state | endswith("UNSPECIFIED") then "UNSPECIFIED" else $state end) elif (trace_spans | length) == 0 then null else root_span | if . == null then "IN_PROGRESS" elif span_error then "ERROR" else "OK" end end;

def trace_error: trace_state == "ERROR";

def first_start: [trace_spans[].start_time_unix_nano | numbers] | min;

def trace_start: if (.info.request_time | type) == "string" then .info.request_time | rfc3339 else (top_span | if . == null then null else span_start end) as $start | if $start == null then first_start | time_text else $start end end;

def trace_duration: if (.info.execution_duration_ms | type) == "number" then .info.execution_duration_ms * 1000000 elif (.info.execution_duration | type) == "number" then .info.execution_duration * 1000000 elif (.info.execution_duration | type) == "string" then .info.execution_duration | rtrimstr("s") | tonumber * 1000000000 | whole_microseconds else top_span | if . == null then null else span_duration end end;

def trace_end: later(trace_start; trace_duration);

def top_inputs: top_span | if . == null then null else span_inputs end;

def top_outputs: top_span | if . == null then null else span_outputs end;

def trace_has_request: (top_span | . != null and span_has_inputs) or request_preview != null;

def trace_has_response: (top_span | . != null and span_has_outputs) or response_preview != null;

def request_preview: if .info.request_preview != null then .info.request_preview else .info.trace_metadata["mlflow.traceInputs"]? end | present;

def response_preview: if .info.response_preview != null then .info.response_preview else .info.trace_metadata["mlflow.traceOutputs"]? end | present;

def preview_value($older): . as $text | if $older or . == "null" then (try fromjson catch $text) else container end;

def request_value: (.info.request_preview == null) as $older | request_preview | if . == null then null else preview_value($older) end;

def response_value: (.info.response_preview == null) as $older | response_preview | if . == null then null else preview_value($older) end;

def trace_request: if (top_span | . != null and span_has_inputs) then top_inputs else request_value end;

def trace_response: if (top_span | . != null and span_has_outputs) then top_outputs else response_value end;

def content_text: if type == "string" then present elif type == "array" then [.[] | if type == "string" then . elif (.text? | type) == "string" then .text elif (.content? | type) == "string" then .content else empty end] | if . == [] then null else join("\n") end else null end;

def message_list: if type == "array" then .[] elif type == "object" then ((.messages, .input, .output) | if type == "array" then .[] else empty end), (if (.choices | type) == "array" then .choices[] | .message? else empty end), (if has("role") and (has("content") or has("parts") or has("blocks")) then . else empty end) else empty end | if type != "array" then . elif length == 2 and (.[0] | type) == "string" and (.[1] | type) == "string" then {role: .[0], content: .[1]} else .[-1] end;

def said_by($role): . as $message | (if (.role | type) == "string" then .role elif (.type | type) == "string" then .type else "" end) as $own | $own == $role or ($role == "user" and $own == "human") or ($role == "assistant" and ($own == "ai" or $own == "model"));

def last_message($role): [message_list | select(type == "object") | select(said_by($role)) | (if has("content") then .content elif has("parts") then .parts else .blocks end) | content_text | values] | .[-1];

def only_text: [if has("model") then empty else .[] | strings end] | if length == 1 then .[0] else null end;

def text_of($role): if type == "string" then . else last_message($role) as $said | if $said != null then $said elif type == "object" then only_text else null end end;

def named_text($role; $names): . as $object | if type == "object" then first(($names[] as $name | $object[$name] | if type != "object" then content_text else last_message($role) as $said | if $said != null then $said else named_text($role; $names) as $named | if $named != null then $named else only_text end end end | values), null) else null end;

def is_cut: type == "string" and (startswith("{") or startswith("["));

def spoken($value; $decoded; $preview; $role; $names): [$value, (if ($decoded | is_cut) then null else $decoded end)] as $both | first(($both[] | text_of($role) | values), ($both[] | named_text($role; $names) | values), (if $preview == "null" then null else $preview end)) | present;

def trace_question: spoken(top_inputs; request_value; request_preview; "user"; ["question", "query", "input", "prompt", "user_input", "message", "text", "content"]);

def trace_answer: spoken(top_outputs; response_value; response_preview; "assistant"; ["answer", "output", "response", "result", "content", "text", "message"]);

def from_spans($key): first((trace_spans[].attributes[$key]? | values | decoded | present | values), null);

def trace_session: .info.trace_metadata["mlflow.trace.session"]? | present;

def trace_user: .info.trace_metadata["mlflow.trace.user"]? | present;

def trace_experiment: .info.trace_location.mlflow_experiment.experiment_id? | present;

def trace_run: .info.trace_metadata["mlflow.sourceRun"]?;

def trace_tags: .info.tags | if . == {} then null else . end;

def trace_tags($names): .info.tags | longest($names);

def trace_has_tags($names): .info.tags | holds($names);

def trace_metadata: .info.trace_metadata | if . == {} then null else . end;

def trace_metadata($names): .info.trace_metadata | longest($names);

def trace_has_metadata($names): .info.trace_metadata | holds($names);

def stored_json($key): .info.trace_metadata[$key]? | if type == "string" then (try fromjson catch null) else null end;

def counted_spans: [trace_spans | . as $spans | range(length) as $n | $spans[$n] | .n = $n] | tour as $tour | map({"usage counted": span_usage_counted(""; $tour), tokens: span_tokens, cost: [span_cost, span_cost_input, span_cost_output]}) | mark_counted("is counted"; true) | map(select(.["is counted"]));

def trace_tokens: (stored_json("mlflow.trace.tokenUsage") | usage_tokens) as $stored | if $stored != null then $stored else counted_spans | map(.tokens | values) | if length == 0 then null else . as $all | reduce ("input", "output", "total", "cache_read", "cache_write") as $key ({}; [$all[] | .[$key] | values] as $known | if $known == [] then . else .[$key] = ($known | add) end) | with_total end end;

def trace_tokens_input: trace_tokens | .input?;

def trace_tokens_output: trace_tokens | .output?;

def trace_tokens_total: trace_tokens | .total?;

def trace_tokens_cache_read: trace_tokens | .cache_read?;

def trace_tokens_cache_write: trace_tokens | .cache_write?;

def trace_cost_of($stored; $at): stored_json("mlflow.trace.cost")[$stored]? as $own | if $own != null then $own else [counted_spans[].cost[$at] | values] | add end;

def trace_cost: trace_cost_of("total_cost"; 0);

def trace_cost_input: trace_cost_of("input_cost"; 1);

def trace_cost_output: trace_cost_of("output_cost"; 2);

def trace_span_count: if trace_spans == [] then null else trace_spans | length end;

def trace_error_count: if trace_spans == [] then null else [trace_spans[] | select(span_error)] | length end;

def trace_assessments: [.info.assessments[]? | whole_assessment];

def whole_trace: trace_duration as $duration | {info: (.info | del(.assessments, .execution_duration) + (if .request_time == null then {} else {request_time: (.request_time | sub("\\.0+Z$"; "Z"))} end) + (if $duration == null then {} else {execution_duration_ms: ($duration / 1000000)} end) + (if (.assessments | length) > 0 then {assessments: [.assessments[] | whole_assessment]} else {} end)), data: {spans: [trace_spans[] | whole_span]}};

def stored_assessments: .info.assessments[]?;

def stored_events: .events[]?;
