package com.shop;

import com.shop.tools.DocSearch;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.List;

/** Answers customers. {@code String answer(String question)} is below; spanBuilder("support_agent") is not here. */
public final class SupportAgent {

    private final Tracer tracer;
    private final Refunds refunds;

    public SupportAgent(Tracer tracer) {
        this.tracer = tracer;
        this.refunds = new Refunds(tracer);
    }

    public String answer(String question, String order) {
        Span span = tracer.spanBuilder("support_agent")
                .setAttribute("mlflow.spanType", "AGENT")
                .startSpan();
        try (Scope scope = span.makeCurrent()) {
            List<String> docs = new DocSearch().searchDocs(question);
            String refund = refunds.issue(order, 49.9);
            return ask(question, docs, refund);
        } catch (RefundException e) {
            span.recordException(e);
            throw new IllegalStateException("no answer without a refund", e);
        } finally {
            span.end();
        }
    }

    private String ask(String question, List<String> docs, String refund) {
        return question + docs + refund;
    }
}
