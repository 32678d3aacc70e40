/**
 * What became of what within one trace: which tools a model was offered, which of the calls it asked for were made, and whether what steps
 * brought was read afterwards.
 */
package tq.trace.flow;
