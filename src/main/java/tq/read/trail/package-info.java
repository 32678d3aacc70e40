/** The collector's ClickHouse columns as documents with nested spans: TRAIL with its labels, and AgentOps. */
package tq.read.trail;
