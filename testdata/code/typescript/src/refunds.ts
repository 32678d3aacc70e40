import * as mlflow from "mlflow-tracing";

export class RefundError extends Error {}

/** function issueRefund(order) in a comment is none. */
export class Refunds {
  private readonly limit = 40;

  @mlflow.trace({ spanType: mlflow.SpanType.TOOL })
  async issueRefund(order: string, amount: number): Promise<{ id: string }> {
    const found = this.lookup(order);
    if (amount > this.limit && /shipped|"sent'/.test(found.state)) {
      throw new RefundError(`order ${order} was shipped: no refund of ${amount}`);
    }
    return { id: `R-${order}` };
  }

  private lookup(order: string): { state: string } {
    const span = mlflow.startSpan({ name: "lookup_order", spanType: mlflow.SpanType.TOOL });
    try {
      return { state: "shipped" };
    } finally {
      span.end();
    }
  }
}
