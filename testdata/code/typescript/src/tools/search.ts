import * as mlflow from "mlflow-tracing";
import { rank } from "./rank";

async function retrieve(query: string): Promise<string[]> {
  return rank(["refunds.md", "shipping.md"], query);
}

export const searchDocs = mlflow.trace(retrieve, { name: "search_docs", spanType: mlflow.SpanType.RETRIEVER });
