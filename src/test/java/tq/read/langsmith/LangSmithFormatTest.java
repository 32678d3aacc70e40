package tq.read.langsmith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.read.Given;

/** LangSmith's runs in every way in which they are written: the corpus has batches of one run, the other forms follow the SDK's schema. */
class LangSmithFormatTest {

    private static final String ROOT = "00000000-0000-4000-8000-00000000000a";
    private static final String CHILD = "00000000-0000-4000-8000-00000000000b";
    private static final String ORDER = "20250102T030405000006Z" + ROOT;
    private static final String POST = "{'id':'" + ROOT + "','trace_id':'" + ROOT + "','name':'agent','run_type':'chain','start_time':'2025-01-02T03:04:05.000006','inputs':{'q':'hi'},"
            + "'outputs':{},'session_name':'shop','session_id':'p-1','extra':{'metadata':{'thread_id':'th','user_id':'u'}},'tags':['beta'],'dotted_order':'" + ORDER + "'}";
    private static final String PATCH = "{'trace_id':'" + ROOT + "','end_time':'2025-01-02T03:04:06.5+00:00','outputs':{'a':'yes'},'extra':{'metadata':{'more':1}},'dotted_order':'" + ORDER + "'}";
    private static final String BELOW = "{'id':'" + CHILD + "','trace_id':'" + ROOT + "','parent_run_id':'" + ROOT + "','name':'search','run_type':'tool','start_time':'2025-01-02T03:04:05.5',"
            + "'end_time':'2025-01-02T03:04:06','inputs':{'x':1},'outputs':{'y':2},'status':'success'}";
    private static final String WHOLE = "[{\"id\":\"0000000000004000800000000000000a\",\"name\":\"agent\",\"parent_id\":null,\"duration\":1499.994,\"in\":\"hi\",\"out\":\"yes\"}, "
            + "{\"id\":\"0000000000004000800000000000000b\",\"name\":\"search\",\"parent_id\":\"0000000000004000800000000000000a\",\"duration\":500,\"in\":null,\"out\":null}]";
    private static final String SPANS = "spans | select id, name, parent_id, duration, inputs.q as in, outputs.a as out";

    @TempDir
    private Path folder;

    private String file(String name, String... lines) throws Exception {
        return Given.write(folder, name, lines);
    }

    /** The values were read from the files with jq. */
    @Test
    void theCorpusBatchesAreOneRunEach() throws Exception {
        List<JsonNode> rows = Given.inFiles("spans | select id, name, start, end, model, tokens.input, tokens.output, tokens.reasoning, finish_reason, time_to_first_token, "
                + "attributes.langsmith.metadata.ls_provider as provider, attributes.langsmith.span.kind as kind, attributes.langsmith.trace.session_name as project",
                Given.folder("langsmith"));
        String end = ",\"provider\":\"openai\",\"kind\":\"llm\",\"project\":\"default\"}";
        assertEquals(List.of(
                "{\"id\":\"dc34609e3eeb459dbc2a6fedb01d2e6e\",\"name\":\"ChatOpenAI\",\"start\":\"2024-10-13T07:05:37.170000000Z\",\"end\":\"2024-10-13T07:05:38.285000000Z\","
                        + "\"model\":\"gpt-4o-mini-2024-07-18\",\"tokens.input\":9,\"tokens.output\":9,\"tokens.reasoning\":0,\"finish_reason\":\"stop\",\"time_to_first_token\":null" + end,
                "{\"id\":\"d0d84d31923d4cb594a840a0a0087578\",\"name\":\"ChatOpenAI\",\"start\":\"2024-10-11T20:58:23.298773000Z\",\"end\":\"2024-10-11T20:58:24.417106000Z\","
                        + "\"model\":\"gpt-4o-mini-2024-07-18\",\"tokens.input\":9,\"tokens.output\":9,\"tokens.reasoning\":0,\"finish_reason\":\"stop\",\"time_to_first_token\":null" + end,
                "{\"id\":\"a8b34dedccd24fb7bccb9cd625066a14\",\"name\":\"ChatOpenAI\",\"start\":\"2024-10-11T20:58:24.544431000Z\",\"end\":\"2024-10-11T20:58:39.682524000Z\","
                        + "\"model\":\"o1-mini-2024-09-12\",\"tokens.input\":43,\"tokens.output\":2497,\"tokens.reasoning\":1408,\"finish_reason\":\"stop\",\"time_to_first_token\":null" + end,
                "{\"id\":\"fe8ffecb72ce4cd2bdb701f34654c391\",\"name\":\"ChatOpenAI\",\"start\":\"2024-10-11T20:58:20.695375000Z\",\"end\":\"2024-10-11T20:58:22.023816000Z\","
                        + "\"model\":\"gpt-4o-mini-2024-07-18\",\"tokens.input\":9,\"tokens.output\":9,\"tokens.reasoning\":0,\"finish_reason\":\"stop\",\"time_to_first_token\":1238.419" + end),
                rows.stream().map(JsonNode::toString).toList());
        assertEquals(List.of(), Given.problems(Given.folder("langsmith")));
    }

    @Test
    void everyPieceOfAStreamIsAnEvent() throws Exception {
        assertEquals(12, Given.inFiles("events where name = new_token", "testdata/corpus/langsmith/langsmith_py_wrap_openai_stream.json").size());
    }

    @Test
    void aRunsStartAndEndAreOneSpanWhereverTheyStand() throws Exception {
        assertWhole(file("batch.json", "{'post':[" + POST + "," + BELOW + "],'patch':[" + PATCH + "]}"));
        assertWhole(file("batches.jsonl", "{'post':[" + POST + "],'patch':[]}", "{'post':[" + BELOW + "],'patch':[" + PATCH + "]}"));
        assertWhole(file("lines.jsonl", POST, BELOW, PATCH));
        assertWhole(file("list.json", "[" + POST + "," + BELOW + "," + PATCH + "]"));
        assertWhole(file("starts.jsonl", POST), file("ends.jsonl", PATCH, BELOW));
    }

    private static void assertWhole(String... files) throws Exception {
        List<JsonNode> rows = Given.inFiles(SPANS + " | sort name", files);
        assertEquals(WHOLE, rows.toString());
        JsonNode trace = Given.row("traces | select id, name, session, user, tags.beta as beta, metadata.langsmith.trace.session_name as project, root.attributes.langsmith.metadata.more as more", files);
        assertEquals("{\"id\":\"0000000000004000800000000000000a\",\"name\":\"agent\",\"session\":\"th\",\"user\":\"u\",\"beta\":\"true\",\"project\":\"shop\",\"more\":1}", trace.toString());
        assertEquals(List.of(), Given.problems(files));
    }

    @Test
    void theEndMayStandBeforeTheStart() throws Exception {
        assertEquals(WHOLE, Given.inFiles(SPANS + " | sort name", file("reversed.jsonl", PATCH, BELOW, POST)).toString());
    }

    @Test
    void runsBelowARunMayStandInIt() throws Exception {
        String below = BELOW.replace("'trace_id':'" + ROOT + "','parent_run_id':'" + ROOT + "',", "");
        String nested = POST.replace("'outputs':{}", "'outputs':{'a':'yes'},'end_time':1735787046500,'child_runs':[" + below + "]");
        assertEquals(WHOLE, Given.inFiles(SPANS, file("nested.json", nested)).toString());
    }

    @Test
    void anEndWithoutTraceFindsItsStartInTheSameBatchElseItIsToldOf() throws Exception {
        String end = "{'id':'" + ROOT + "','end_time':'2025-01-02T03:04:06.5','outputs':{'a':'yes'}}";
        assertEquals(WHOLE, Given.inFiles(SPANS, file("a.json", "{'post':[" + POST + "," + BELOW + "],'patch':[" + end + "]}")).toString());
        String other = file("b.json", "{'patch':[{'id':'" + CHILD + "','trace_id':'','end_time':1}," + PATCH + "]}");
        assertEquals(List.of(other + ":1: 1 of 2 runs left out: they name neither a trace nor a start"), Given.problems(other));
    }

    @Test
    void aRunThatIsReadTwiceIsToldOf() throws Exception {
        assertEquals(List.of("1 span came twice and counts once"), Given.problems(file("twice.jsonl", BELOW, BELOW)));
    }

    @Test
    void aRunWithoutEndStillRuns() throws Exception {
        assertEquals("{\"end\":null,\"status\":\"UNSET\"}", Given.row("spans | select end, status", file("p.json", POST.replace("'outputs':{}", "'status':'pending','end_time':null"))).toString());
    }

    @Test
    void anErrorsStackTraceIsAnExceptionAndItsLastLinesTheMessage() throws Exception {
        String text = "KeyError('x')Traceback (most recent call last):\\n\\n\\n  File \\\"a.py\\\", line 1, in f\\n    g()\\n    ~^^\\n\\n\\nshop.errors.NoStock: none left\\nof A-1\\n";
        JsonNode row = Given.row("spans | select status, message, exception.type, exception.message, duration", file("e.json", BELOW.replace("'status':'success'", "'error':'" + text.replace("'", "\\\"") + "'")));
        assertEquals("{\"status\":\"ERROR\",\"message\":\"shop.errors.NoStock: none left\\nof A-1\",\"exception.type\":\"shop.errors.NoStock\",\"exception.message\":\"none left\\nof A-1\",\"duration\":500}",
                row.toString());
        JsonNode script = Given.row("spans | select message, exception.type, exception.message", file("js.json", BELOW.replace("'status':'success'", "'error':'TypeError: no\\n    at f (a.js:1:2)'")));
        assertEquals("{\"message\":\"TypeError: no\",\"exception.type\":\"TypeError\",\"exception.message\":\"no\"}", script.toString());
        JsonNode plain = Given.row("spans | select status, message, exception.type", file("plain.json", BELOW.replace("'status':'success'", "'error':'it: broke'")));
        assertEquals("{\"status\":\"ERROR\",\"message\":\"it: broke\",\"exception.type\":null}", plain.toString());
    }

    @Test
    void langChainsAnswersTellTokensModelAndEnd() throws Exception {
        String run = "{'run_id':'" + CHILD + "','trace_id':'" + ROOT + "','name':'llm','run_type':'llm','start_time':'2025-01-02T03:04:05','end_time':'2025-01-02T03:04:06',"
                + "'first_token_time':'2025-01-02T03:04:05.25','extra':{'invocation_params':{'model':'gpt-4o','temperature':0,'_type':'openai-chat','stop':null,'tools':[{'name':'t'}]}},'inputs':{'messages':[[]]},"
                + "'outputs':{'generations':[[{'text':'hi','generation_info':{'finish_reason':'length'},'message':{'lc':1,'type':'constructor','kwargs':{'content':'hi',"
                + "'response_metadata':{'model_name':'gpt-4o-2024'},'usage_metadata':{'input_tokens':7,'output_tokens':3,'total_tokens':10,'input_token_details':{'cache_read':5,'cache_creation':1},"
                + "'output_token_details':{'reasoning':2}}}}}]]},'prompt_tokens':0,'completion_tokens':0,'total_tokens':0,'total_cost':'0.002'}";
        assertEquals("{\"model\":\"gpt-4o-2024\",\"asked\":\"gpt-4o\",\"temperature\":0,\"tokens\":{\"input\":7,\"output\":3,\"total\":10,\"cache_read\":5,\"cache_write\":1,\"reasoning\":2},"
                + "\"finish_reason\":\"length\",\"time_to_first_token\":250,\"cost\":0.002,\"tool\":\"t\"}",
                Given.row("spans | select model, attributes.gen_ai.request.model as asked, attributes.gen_ai.request.temperature as temperature, tokens, finish_reason, time_to_first_token, cost, "
                        + "attributes.gen_ai.tool.definitions[0].name as tool", file("lc.json", run)).toString());
        assertEquals("{\"input\":70,\"output\":30,\"total\":100,\"cache_read\":5,\"cache_write\":1,\"reasoning\":2}", Given.row("spans | values tokens",
                file("own.json", run.replace("'prompt_tokens':0,'completion_tokens':0,'total_tokens':0", "'prompt_tokens':70,'completion_tokens':30,'total_tokens':100"))).toString());
    }

    /** The message that a chain hands on tells the tokens of the call below it. */
    @Test
    void whatAChainHandsOnIsNotItsOwnUsage() throws Exception {
        String run = BELOW.replace("'run_type':'tool'", "'run_type':'chain'").replace("{'y':2}", "{'output':{'usage_metadata':{'input_tokens':7,'output_tokens':3},'response_metadata':{'model_name':'m'}}}");
        assertEquals("{\"tokens\":null,\"model\":null}", Given.row("spans | select tokens, model", file("chain.json", run)).toString());
    }

    @Test
    void theProjectIsNoSession() throws Exception {
        String run = POST.replace("'thread_id':'th',", "");
        assertEquals("{\"session\":null,\"project\":\"p-1\"}", Given.row("traces | select session, root.attributes.langsmith.trace.session_id as project", file("s.json", run)).toString());
    }

    @Test
    void whatHasNoPlaceElsewhereIsKeptOnTheSpan() throws Exception {
        JsonNode span = Given.row("spans", file("o.json", "{'runs':[" + BELOW.replace("'status'", "'app_path':'/o/1','in_dataset':null,'feedback_stats':{'ok':{'n':1}},'status'") + "],'cursors':{}}"));
        assertEquals("/o/1", span.get("app_path").textValue());
        assertEquals("{\"ok\": {\"n\": 1}}", span.get("attributes").get("langsmith.feedback_stats").textValue());
        assertEquals("STATUS_CODE_OK", span.get("status").get("code").textValue());
        assertTrue(span.path("in_dataset").isMissingNode());
    }

    @Test
    void whatIsNullOrOfAnotherTypeIsNoObstacle() throws Exception {
        String odd = file("odd.jsonl", "{'run_type':'llm','id':5,'trace_id':null,'start_time':{},'end_time':'soon','inputs':'x','outputs':[1],'extra':'{','error':{'a':1},'events':[3,{'name':4,'kwargs':[]}],"
                + "'tags':'a','dotted_order':'Z.Z..','child_runs':[7],'prompt_tokens':'9','total_cost':'1e999999999'}",
                "{'post':[{'dotted_order':'x'},null,3],'patch':{},'runs':5}", "{'dotted_order':'.'}");
        assertEquals("[{\"id\":\"5\",\"tokens\":null,\"cost\":null,\"status\":\"ERROR\",\"start\":null,\"end\":null,\"message\":\"{\\\"a\\\":1}\"}, "
                + "{\"id\":\"x\",\"tokens\":null,\"cost\":null,\"status\":\"UNSET\",\"start\":null,\"end\":null,\"message\":\"\"}]",
                Given.inFiles("spans | select id, tokens, cost, status, start, end, message", odd).toString());
        assertEquals(List.of(odd + ":2: 2 runs left out: not objects", odd + ":3: 1 of 1 runs left out: they name neither a trace nor a start"), Given.problems(odd));
    }
}
