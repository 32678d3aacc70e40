package tq.read.langfuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tq.read.Given;

/** Langfuse's traces, observations and scores one by one: pages of the API, and lines of exports, as its documentation describes them. */
class LangfuseRowsTest {

    private static final String TRACE = "{'id':'t-1','timestamp':'2024-05-29 13:46:19.963000','name':'answer','environment':'prod','project_id':'p','metadata':{'topic':'rag'},"
            + "'user_id':'u','session_id':'s','release':null,'version':null,'public':false,'bookmarked':false,'tags':['beta'],'input':'hi','output':null}";
    private static final String ROOT = "{'id':'o-1','trace_id':'t-1','project_id':'p','type':'SPAN','parent_observation_id':'','start_time':'2024-05-29 13:46:19.963000',"
            + "'end_time':'2024-05-29 13:46:21.000001','name':'root','metadata':{},'level':'DEFAULT','status_message':'','input':'','output':'','provided_model_name':''}";
    private static final String CALL = "{'id':'o-2','trace_id':'t-1','project_id':'p','type':'GENERATION','parent_observation_id':'o-1','start_time':'2024-05-29 13:46:20.000000',"
            + "'end_time':'2024-05-29 13:46:20.500000','name':'call','metadata':{'attributes':'{\\\"gen_ai.system\\\":\\\"openai\\\"}','scope.name':'lib','team':'x'},'level':'ERROR',"
            + "'status_message':'boom','input':'[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"hi\\\"}]','output':'yes','provided_model_name':'gpt-4o','model_parameters':'{\\\"temperature\\\":0.7}',"
            + "'usage_details':{'input':3,'output':4,'total':7},'cost_details':{},'total_cost':0.5,'completion_start_time':'2024-05-29 13:46:20.100000','prompt_name':'p1','prompt_version':2}";
    private static final String SCORE = "{'id':'sc-1','timestamp':'2024-05-29 14:00:00.000000','project_id':'p','trace_id':'t-1','observation_id':'o-2','name':'tone','value':1,"
            + "'source':'ANNOTATION','comment':'fine','data_type':'CATEGORICAL','string_value':'good'}";

    @TempDir
    private Path folder;

    private String file(String name, String... lines) throws Exception {
        return Given.write(folder, name, lines);
    }

    private String[] export() throws Exception {
        return new String[] {file("traces.jsonl", TRACE), file("observations.jsonl", CALL, ROOT), file("scores.jsonl", SCORE)};
    }

    @Test
    void filesOfAnExportMakeOneTrace() throws Exception {
        assertEquals("{\"id\":\"t-1\",\"name\":\"root\",\"state\":\"OK\",\"start\":\"2024-05-29T13:46:19.963000000Z\",\"session\":\"s\",\"user\":\"u\",\"beta\":\"true\",\"topic\":\"rag\","
                + "\"env\":\"prod\",\"span_count\":2}", Given.row("traces | select id, name, state, start, session, user, tags.beta as beta, metadata.topic as topic, "
                + "metadata.langfuse.environment as env, span_count", export()).toString());
        assertEquals(List.of(), Given.problems(export()));
    }

    @Test
    void timesWithoutZoneAreUtcToTheMicrosecond() throws Exception {
        assertEquals("{\"start\":\"2024-05-29T13:46:19.963000000Z\",\"end\":\"2024-05-29T13:46:21.000001000Z\",\"parent_id\":null}",
                Given.row("spans where id = \"o-1\" | select start, end, parent_id", export()).toString());
    }

    @Test
    void anErrorIsAStatusAndTheRestAttributesUnderLangfusesKeys() throws Exception {
        assertEquals("{\"status\":\"ERROR\",\"message\":\"boom\",\"parent_id\":\"o-1\",\"model\":\"gpt-4o\",\"temperature\":0.7,\"total\":7,\"cost\":0.5,"
                + "\"first\":\"2024-05-29T13:46:20.100000000Z\",\"prompt\":2,\"system\":\"openai\",\"scope\":\"lib\",\"team\":\"x\"}",
                Given.row("failed spans | select status, message, parent_id, attributes.langfuse.observation.model.name as model, "
                        + "attributes.langfuse.observation.model.parameters.temperature as temperature, attributes.langfuse.observation.usage_details.total as total, "
                        + "attributes.langfuse.observation.cost_details.total as cost, attributes.langfuse.observation.completion_start_time as first, "
                        + "attributes.langfuse.observation.prompt.version as prompt, attributes.gen_ai.system as system, scope, "
                        + "attributes.langfuse.observation.metadata.team as team", export()).toString());
        assertTrue(Given.row("spans where id = \"o-1\" | values attributes", export()).path("langfuse.observation.input").isMissingNode());
    }

    @Test
    void aScoreInAFileOfItsOwnFindsItsObservation() throws Exception {
        assertEquals("{\"name\":\"tone\",\"value\":\"good\",\"kind\":\"feedback\",\"source.type\":\"HUMAN\",\"rationale\":\"fine\",\"span.name\":\"call\",\"created\":\"2024-05-29T14:00:00.000000000Z\"}",
                Given.row("assessments | select name, value, kind, source.type, rationale, span.name, created", export()).toString());
    }

    @Test
    void aScoreThatStandsInTheTraceTooCountsOnce() throws Exception {
        String trace = file("trace.json", "{'id':'t-1','timestamp':'2024-05-29T13:46:19.963Z','projectId':'p','observations':[{'id':'o-2','traceId':'t-1','type':'SPAN','startTime':'2024-05-29T13:46:20Z'}],"
                + "'scores':[{'id':'sc-1','traceId':'t-1','observationId':'o-2','name':'tone','stringValue':'good','dataType':'CATEGORICAL','source':'ANNOTATION'}]}");
        assertEquals("good", Given.row("assessments | values value", trace, file("scores.jsonl", SCORE)).textValue());
    }

    @Test
    void pagesOfTheApiAreReadItemByItem() throws Exception {
        String traces = file("traces.json", "{'data':[{'id':'t-1','timestamp':'2024-05-29T13:46:19.963Z','projectId':'p','name':'n','observations':['o-1'],'scores':['sc-1'],'latency':1.5,'totalCost':0.25,'tags':[]},",
                "{'id':'t-2','timestamp':'2024-05-29T13:47:19.963Z','projectId':'p','observations':[],'scores':[],'latency':-1,'totalCost':-1}],'meta':{'page':1}}");
        String observations = file("observations.json", "{'data':[{'id':'o-1','traceId':'t-1','type':'EVENT','name':'note','startTime':'2024-05-29T13:46:19.970Z','endTime':null,'parentObservationId':null,"
                + "'usage':{'input':0,'output':0,'total':0,'unit':null},'usageDetails':{}}],'meta':{'page':1}}");
        assertEquals("[{\"id\":\"t-1\",\"duration\":1500,\"cost\":0.25,\"span_count\":1}, {\"id\":\"t-2\",\"duration\":null,\"cost\":null,\"span_count\":null}]",
                Given.inFiles("traces | select id, duration, cost, span_count", traces, observations).toString());
        assertEquals("{\"duration\":0,\"used\":null}", Given.row("spans | select duration, attributes.langfuse.observation.usage_details as used", traces, observations).toString());
    }

    @Test
    void usageOfOlderVersionsCountsWhereItIsOfTokens() throws Exception {
        String observations = file("o.json", "{'data':[{'id':'a','traceId':'t','type':'GENERATION','startTime':'2024-05-29T13:46:19Z','usage':{'input':5,'output':2,'total':7,'unit':'TOKENS'}},",
                "{'id':'b','traceId':'t','type':'GENERATION','startTime':'2024-05-29T13:46:19Z','usage':{'input':5,'output':2,'total':7,'unit':'CHARACTERS'}}]}");
        assertEquals("[{\"input\":5,\"output\":2,\"total\":7}, null]", Given.inFiles("spans | values attributes.langfuse.observation.usage_details", observations).toString());
    }

    @Test
    void anEnrichedObservationSaysWhatItsTraceIs() throws Exception {
        String root = ROOT.replace("'metadata':{}", "'metadata':{},'trace_name':'answer','session_id':'s','user_id':'u','tags':['beta'],'release':'r1','environment':'prod'");
        String file = file("observations_v2.jsonl", CALL, root);
        assertEquals("{\"session\":\"s\",\"user\":\"u\",\"beta\":\"true\",\"release\":\"r1\",\"on_span\":\"s\",\"span_count\":2}",
                Given.row("traces | select session, user, tags.beta as beta, metadata.langfuse.release as release, root.attributes.session.id as on_span, span_count", file).toString());
        assertEquals("{\"release\":\"r1\",\"topic\":\"rag\",\"span_count\":2}",
                Given.row("traces | select metadata.langfuse.release as release, metadata.topic as topic, span_count", file, file("traces.jsonl", TRACE)).toString());
    }

    @Test
    void valuesOfScoresAreWhatTheirTypeSays() throws Exception {
        String trace = file("trace.json", "{'trace':{'id':'t','timestamp':'2024-05-29T13:46:19Z','scores':[",
                "{'id':'1','name':'yes','value':1,'dataType':'BOOLEAN','source':'API'},{'id':'2','name':'no','value':0,'stringValue':'False','dataType':'BOOLEAN','source':'EVAL'},",
                "{'id':'3','name':'half','value':0.5,'dataType':'NUMERIC','source':'EVAL'},{'id':'4','name':'text','value':0,'stringValue':'long','dataType':'TEXT','source':'API'},",
                "{'id':'5','name':'output','value':0,'longStringValue':'better','dataType':'CORRECTION','source':'ANNOTATION','authorUserId':'me'}]},",
                "'observations':[{'id':'o','traceId':'t','type':'SPAN','startTime':'2024-05-29T13:46:19Z'}]}");
        assertEquals("[{\"name\":\"yes\",\"kind\":\"feedback\",\"value\":true,\"source.type\":\"CODE\",\"source.id\":null}, {\"name\":\"no\",\"kind\":\"feedback\",\"value\":false,\"source.type\":\"LLM_JUDGE\",\"source.id\":null}, "
                + "{\"name\":\"half\",\"kind\":\"feedback\",\"value\":0.5,\"source.type\":\"LLM_JUDGE\",\"source.id\":null}, {\"name\":\"text\",\"kind\":\"feedback\",\"value\":\"long\",\"source.type\":\"CODE\",\"source.id\":null}, "
                + "{\"name\":\"output\",\"kind\":\"expectation\",\"value\":\"better\",\"source.type\":\"HUMAN\",\"source.id\":\"me\"}]",
                Given.inFiles("assessments | select name, kind, value, source.type, source.id", trace).toString());
    }

    @Test
    void uuidsLoseTheirDashesAndStayVisible() throws Exception {
        String trace = file("t.json", "{'id':'11111111-2222-3333-4444-AAAAAAAAAAAA','timestamp':'2024-05-29T13:46:19Z','environment':'x','observations':["
                + "{'id':'99999999-2222-3333-4444-555555555555','type':'SPAN','startTime':'2024-05-29T13:46:19Z'},"
                + "{'id':'99999999-2222-3333-4444-666666666666','parentObservationId':'99999999-2222-3333-4444-555555555555','type':'SPAN','startTime':'2024-05-29T13:46:19Z'}],"
                + "'scores':[{'id':'s','name':'n','value':1,'observationId':'99999999-2222-3333-4444-666666666666','dataType':'NUMERIC'}]}");
        assertEquals("{\"id\":\"99999999222233334444666666666666\",\"parent_id\":\"99999999222233334444555555555555\",\"trace\":\"11111111222233334444aaaaaaaaaaaa\","
                + "\"raw\":\"99999999-2222-3333-4444-666666666666\"}",
                Given.row("spans with parent_id | select id, parent_id, trace.id as trace, attributes.langfuse.observation.id as raw", trace).toString());
        assertEquals("99999999222233334444666666666666", Given.row("assessments | values span.id", trace).textValue());
    }

    @Test
    void aTimeBeyondAllClocksIsNoTime() throws Exception {
        String trace = file("t.json", "{'observations':[{'id':'a','startTime':99999999999},{'id':'b','startTime':1735787046}]}");
        assertEquals("[null, \"2025-01-02T03:04:06.000000000Z\"]", Given.inFiles("spans | values start", trace).toString());
    }

    @Test
    void whatIsNullOrOfAnotherTypeIsNoObstacle() throws Exception {
        String trace = file("t.json", "{'trace':null,'id':7,'timestamp':[],'latency':'x','tags':{'a':1},'metadata':'{broken','scores':[null,3,{}],'observations':[null,5,{},"
                + "{'id':null,'startTime':{},'type':3,'metadata':[1],'usage':'x','usageDetails':'y','level':[],'input':false,'modelParameters':'{'}]}");
        assertEquals(2, Given.inFiles("spans", trace).size());
        assertEquals(List.of(trace + ":1: 2 observations left out: not objects"), Given.problems(trace));
    }
}
