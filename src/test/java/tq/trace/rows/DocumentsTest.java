package tq.trace.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tq.json.JsonText;
import tq.schema.FieldRef;
import tq.schema.Noun;
import tq.trace.Attributes;
import tq.trace.Link;
import tq.trace.Span;
import tq.trace.Traces;
import tq.trace.content.Document;
import tq.trace.content.Documents;

/** Documents come out in one shape, whichever library wrote them; links beside them. Lines are {@code rank id uri score content}, {@code -} for what is absent. */
class DocumentsTest {

    /** Files, a span of each, and the documents in it. Read from the files by eye. */
    static Stream<Arguments> files() {
        return Stream.of(
                file("support-rag.traces-get.json", "vector_search", "0 d-17 kb://policies/refunds.md 0.83 Refunds are possible within 30 days of delivery. Opened software is excluded.",
                        "1 d-4 kb://policies/shipping.md 0.41 Orders below 50 EUR are shipped by letter without tracking.",
                        "2 d-9 kb://policies/damage.md 0.79 Damaged goods: send a photo within 7 days, we replace them free of charge."),
                file("support-rag.traces-get.json", "rerank", "0 d-17 kb://policies/refunds.md 0.83 Refunds are possible within 30 days of delivery. Opened software is excluded.",
                        "1 d-9 kb://policies/damage.md 0.79 Damaged goods: send a photo within 7 days, we replace them free of charge.",
                        "2 d-4 kb://policies/shipping.md 0.41 Orders below 50 EUR are shipped by letter without tracking."),
                file("support-rag.traces-get.json", "chat_completion"),
                file("rag.v2.json", "vector_search", "0 w-1 kb/warranty.md 0.91 All devices carry a 2 year warranty.", "1 r-3 kb/returns.md 0.44 Returns within 30 days."),
                file("rag.v2.json", "rerank", "0 - - - w-1", "1 - - - r-3"),
                file("demo-rag-pipeline-issue.to-json.json", "retrieve_docs", "0 doc_0 - 0.83 -", "1 doc_1 - 0.72 -", "2 doc_2 - 0.81 -"),
                file("otlp-openinference.traces-get.json", "retrieve", "0 doc-1 - 0.91 RAG joins search and text.", "1 - - 0.12 Unrelated."),
                file("otlp-openinference.rest-get.json", "retrieve", "0 doc-1 - 0.91 RAG joins search and text.", "1 - - 0.12 Unrelated."));
    }

    private static Arguments file(String file, String span, String... documents) {
        return Arguments.of(file, span, List.of(documents));
    }

    @ParameterizedTest
    @MethodSource("files")
    void filesGiveTheirDocuments(String file, String name, List<String> expected) throws IOException {
        Span span = Traces.spans(file).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        assertEquals(expected, lines(Documents.of(span)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"support-rag", "otlp-openinference"})
    void everyFormGivesTheSameDocuments(String stem) throws IOException {
        assertEquals(all(stem + ".traces-get.json"), all(stem + ".rest-get.json"));
    }

    private static List<JsonNode> all(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        Traces.spans(file).forEach(span -> Documents.of(span).forEach(document -> documents.add(document.canonical())));
        assertFalse(documents.isEmpty());
        return documents;
    }

    /** What came out of a retriever, and the documents that it is. */
    static Stream<Arguments> outputs() {
        return Stream.of(
                Arguments.of("MLflow", "[{'page_content': 'a', 'metadata': {'doc_uri': 'k/a.md', 'chunk_id': '7', 'score': 0.5}, 'id': 'd1'}]", List.of("0 d1 k/a.md 0.5 a")),
                Arguments.of("only a chunk's id", "[{'page_content': 'a', 'metadata': {'chunk_id': '7'}}]", List.of("0 7 - - a")),
                Arguments.of("LangChain", "[{'type': 'Document', 'id': null, 'page_content': 'a', 'metadata': {'source': 'k/a.md'}}]", List.of("0 - k/a.md - a")),
                Arguments.of("LangChain serialised", "[{'lc': 1, 'type': 'constructor', 'id': ['langchain', 'schema', 'document', 'Document'], 'kwargs': {'page_content': 'a',"
                        + " 'metadata': {'source': 'k/a.md'}, 'id': 'd1'}}]",
                        List.of("0 d1 k/a.md - a")),
                Arguments.of("LangChain with scores", "[[{'page_content': 'a', 'metadata': {}}, 0.5], ['b', 0.25]]", List.of("0 - - 0.5 a", "1 - - 0.25 b")),
                Arguments.of("LlamaIndex", "[{'node': {'id_': 'n1', 'text': 'a', 'metadata': {'file_path': 'k/a.md'}}, 'score': 0.5}]", List.of("0 n1 k/a.md 0.5 a")),
                Arguments.of("LlamaIndex, newer", "[{'node': {'id_': 'n1', 'text_resource': {'text': 'a'}, 'metadata': {}}, 'score': null}]", List.of("0 n1 - - a")),
                Arguments.of("texts", "['a', 'b']", List.of("0 - - - a", "1 - - - b")),
                Arguments.of("other names", "[{'doc': 'a', 'similarity': '0.5', 'url': 'k/a'}, {'snippet': 'b', 'distance': 0.2, 'uri': 'k/b'}, {'body': 'c',"
                        + " 'relevance_score': 1, 'doc_id': 3}]",
                        List.of("0 - k/a 0.5 a", "1 - k/b - b", "2 3 - 1 c")),
                Arguments.of("a reranker's results", "{'id': 'r1', 'results': [{'index': 2, 'relevance_score': 0.9, 'document': {'text': 'a'}}]}", List.of("0 - - 0.9 a")),
                Arguments.of("ids and scores", "{'documents': [{'id': 'd1', 'score': 0.5}], 'queries': ['q']}", List.of("0 d1 - 0.5 -")),
                Arguments.of("ranks of their own", "[{'text': 'a', 'rank': 1}, {'text': 'b', 'rank': 2}]", List.of("1 - - - a", "2 - - - b")),
                Arguments.of("two lists", "{'hits': [{'id': 'd1'}], 'misses': [{'id': 'd2'}]}", List.of()),
                Arguments.of("rows of unknown names", "[{'colour': 'red'}]", List.of("0 - - - -")),
                Arguments.of("an embedding", "[0.1, 0.2]", List.of()),
                Arguments.of("a text", "'nothing found'", List.of()),
                Arguments.of("nothing", "[]", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outputs")
    void outputsGiveDocuments(String shape, String outputs, List<String> expected) {
        for (String type : List.of("RETRIEVER", "RERANKER", "retriever")) {
            assertEquals(expected, lines(Documents.of(Traces.span("{'mlflow.spanType': '" + type + "', 'mlflow.spanOutputs': " + outputs + "}"))));
        }
        assertEquals(List.of(), Documents.of(Traces.span("{'mlflow.spanType': 'TOOL', 'mlflow.spanOutputs': " + outputs + "}")));
    }

    /** Attributes that list documents, on any span. */
    static Stream<Arguments> conventions() {
        return Stream.of(
                Arguments.of("GenAI", "'gen_ai.retrieval.documents': [{'id': 'd1', 'content': 'a', 'score': 0.5, 'metadata': {'source': 'k/a.md'}}]"),
                Arguments.of("OpenInference's retriever", "'retrieval.documents.0.document.id': 'd1', 'retrieval.documents.0.document.content': 'a',"
                        + " 'retrieval.documents.0.document.score': 0.5,"
                        + " 'retrieval.documents.0.document.metadata': {'source': 'k/a.md'}, 'output.value': ['<NodeWithScore>']"),
                Arguments.of("OpenInference, metadata flattened", "'retrieval.documents.3.document.id': 'd1', 'retrieval.documents.3.document.content': 'a',"
                        + " 'retrieval.documents.3.document.metadata.score': 0.5,"
                        + " 'retrieval.documents.3.document.metadata.source': 'k/a.md'"),
                Arguments.of("OpenInference's reranker", "'reranker.output_documents.0.document.id': 'd1', 'reranker.output_documents.0.document.content': 'a',"
                        + " 'reranker.output_documents.0.document.score': 0.5,"
                        + " 'reranker.output_documents.0.document.metadata': {'source': 'k/a.md'}, 'reranker.input_documents.0.document.id': 'd2'"),
                Arguments.of("OpenInference, a whole list", "'retrieval.documents': [{'document.id': 'd1', 'document.content': 'a', 'document.score': 0.5,"
                        + " 'document.metadata': {'source': 'k/a.md'}}]"),
                Arguments.of("LangWatch", "'langwatch.rag.contexts': [{'document_id': 'd1', 'chunk_id': '7', 'content': 'a', 'score': 0.5, 'url': 'k/a.md'}]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conventions")
    void conventionsGiveDocuments(String convention, String attributes) {
        for (String type : List.of("RETRIEVER", "RERANKER", "CHAIN")) {
            assertEquals(List.of("0 d1 k/a.md 0.5 a"), lines(Documents.of(Traces.span("{'mlflow.spanType': '" + type + "', " + attributes + "}"))));
        }
    }

    /** OpenLLMetry's vector stores; the embedding that was asked with is no document. */
    @Test
    void eventsOfAVectorStore() {
        Span span = Traces.span("{'db.system': 'chroma'}", "[{'name': 'db.query.embeddings', 'attributes': {'db.query.embeddings.vector': '[0.1]'}},"
                + " {'name': 'db.query.result', 'attributes': {'db.query.result.id': 'd1', 'db.query.result.document': 'a', 'db.query.result.score': 0.5,"
                + " 'db.query.result.metadata': {'source': 'k/a.md'}}},"
                + " {'name': 'db.query.result', 'attributes': {'db.query.result.id': 'd2', 'db.query.result.distance': 0.9, 'db.query.result.document': 'b'}}]");
        assertEquals(List.of("0 d1 k/a.md 0.5 a", "1 d2 - - b"), lines(Documents.of(span)));
    }

    @Test
    void theOutputsOfARetrieverSayMoreThanItsAttributes() {
        Span span = Traces.span("{'openinference.span.kind': 'RETRIEVER', 'retrieval.documents.0.document.content': 'a',"
                + " 'output.value': {'documents': [{'page_content': 'a', 'metadata': {'doc_uri': 'k/a.md'}}]}}");
        assertEquals(List.of("0 - k/a.md - a"), lines(Documents.of(span)));
    }

    @Test
    void fieldsAndCanonicalForm() {
        Document document = Documents.of(Traces.span("{'mlflow.spanType': 'RETRIEVER', 'mlflow.spanOutputs':"
                + " [{'page_content': 'a', 'metadata': {'doc.lang': 'de', 'tags': {'x': 1}}}]}")).get(0);
        assertEquals("{'content':'a','rank':0,'metadata':{'doc.lang':'de','tags':{'x':1}},'span_id':'00000000000000a1','trace_id':'tr-1'}".replace('\'', '"'),
                JsonText.COMPACT.of(document.canonical()));
        assertTrue(field(document, "id").isMissingNode());
        assertTrue(field(document, "uri").isMissingNode());
        assertTrue(field(document, "score").isMissingNode());
        assertEquals("a", field(document, "content").textValue());
        assertEquals(0, field(document, "rank").intValue());
        assertEquals(2, field(document, "metadata").size());
        assertEquals("de", field(document, "metadata", "doc", "lang").textValue());
        assertEquals(1, field(document, "metadata", "tags", "x").intValue());
        assertTrue(field(document, FieldRef.HAS + "metadata", "tags").booleanValue());
        assertFalse(field(document, FieldRef.HAS + "metadata", "none").booleanValue());
        assertEquals("a\nde", field(document, "text").textValue());
        assertEquals(document.canonical(), RowReader.whole(document));
    }

    private static JsonNode field(Document document, String name, String... names) {
        return DocumentFields.reader(ref(Noun.DOCUMENTS, name, names)).apply(document);
    }

    private static FieldRef ref(Noun noun, String name, String... names) {
        return new FieldRef(name, Optional.empty(), noun, name, List.of(names));
    }

    @ParameterizedTest
    @ValueSource(strings = {"links-consumer.traces-get.json", "links-consumer.rest-get.json"})
    void linksPointToOtherSpans(String file) throws IOException {
        List<Link> links = Traces.spans(file).stream().flatMap(span -> span.links().stream()).toList();
        assertEquals(List.of("consumer", "handle"), links.stream().map(link -> link.span().name()).toList());
        Link link = links.get(0);
        assertEquals("tr-0cf890a247804be6ab27f9be14af5259", field(link, "trace_id").textValue());
        assertEquals("ce45798487d5c059", field(link, "span_id").textValue());
        assertEquals("follows", field(link, "attributes", "kind").textValue());
        assertEquals(2, field(link, "attributes").size());
        assertTrue(field(link, FieldRef.HAS + "attributes", "n").booleanValue());
        assertFalse(field(link, FieldRef.HAS + "attributes", "none").booleanValue());
        assertEquals(Traces.json("{'trace_id': 'tr-0cf890a247804be6ab27f9be14af5259', 'span_id': 'ce45798487d5c059', 'attributes': null}"), links.get(1).canonical());
        assertEquals(link.canonical(), RowReader.whole(link));
    }

    private static JsonNode field(Link link, String name, String... names) {
        return LinkFields.reader(ref(Noun.LINKS, name, names)).apply(link);
    }

    static List<String> lines(List<Document> documents) {
        return documents.stream().map(document -> Stream.of(document.rank().asText(), document.id(), document.uri(), document.score().asText(""), document.content())
                .map(text -> text.isEmpty() ? "-" : text).collect(Collectors.joining(" "))).toList();
    }
}
