import mlflow
from mlflow.entities import SpanType


class RefundError(Exception):
    pass


class Orders:
    """Orders of one customer; def refund(self) below is the one."""

    def __init__(self, customer):
        self.customer = customer

    @mlflow.trace(span_type=SpanType.TOOL)
    def lookup(self, order):
        return {"order": order, "total": 49.9, "shipped": True}

    @mlflow.trace(
        name="issue_refund",
        span_type=SpanType.TOOL,
        attributes={"team": "payments"},
    )
    def refund(self, order, amount):
        found = self.lookup(order)
        if found["shipped"]:
            raise RefundError(f"order {order} was shipped: no refund of {amount}")
        return {"order": order, "refunded": amount}

    def format(self):
        return f"orders of {self.customer}"
