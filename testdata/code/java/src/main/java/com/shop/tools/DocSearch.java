package com.shop.tools;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.Comparator;
import java.util.List;

public record DocSearch() {

    @WithSpan(value = "search_docs")
    public List<String> searchDocs(String question) {
        return List.of("refunds.md", "shipping.md").stream().sorted(Comparator.comparing(DocSearch::rank)).toList();
    }

    private static int rank(String doc) {
        return -doc.length();
    }
}
