package com.shop;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Map;

class Refunds {

    private static final String HINT = """
            void issue() { in a text block is no method,
            nor is @WithSpan("issue_refund") void x() {}
            """;

    private final Tracer tracer;

    Refunds(Tracer tracer) {
        this.tracer = tracer;
    }

    @WithSpan("issue_refund")
    String issue(@SpanAttribute("order") String order, double amount) throws RefundException {
        Map<String, Object> found = lookup(order);
        if (Boolean.TRUE.equals(found.get("shipped"))) {
            throw new RefundException("order " + order + " was shipped: no refund of " + amount);
        }
        return "R-" + order;
    }

    @WithSpan
    private Map<String, Object> lookup(String order) {
        return Map.of("order", order, "shipped", true, "hint", HINT);
    }

    /* String rank(String doc) { return doc; } */
    static int rank(String doc) {
        return doc.length();
    }
}
