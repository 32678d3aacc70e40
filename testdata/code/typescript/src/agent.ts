import * as mlflow from "mlflow-tracing";
import { Refunds } from "./refunds";
import { searchDocs } from "./tools/search";

// function handleQuestion() once stood here, and startSpan({ name: "support_agent" }).
const MODEL = `gpt-${"4o"}-mini`;

export interface Question {
  text: string;
  order: string;
}

export const supportAgent = mlflow.trace(
  async (question: Question): Promise<string> => {
    const docs = await searchDocs(question.text);
    const refund = await new Refunds().issueRefund(question.order, 49.9);
    return askModel(question, docs, refund);
  },
  { name: "support_agent", spanType: mlflow.SpanType.AGENT },
);

async function askModel(question: Question, docs: string[], refund: { id: string }): Promise<string> {
  return mlflow.withSpan(
    async (span) => {
      span.setInputs({ question, model: MODEL });
      return `Refund ${refund.id}: see ${docs.join(", ")}`;
    },
    { name: "ask_model", spanType: mlflow.SpanType.CHAT_MODEL },
  );
}
