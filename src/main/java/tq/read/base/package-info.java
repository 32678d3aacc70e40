/** What all readers of formats share: {@link tq.read.base.Format} itself, a span put together or read from one object, words, ids and times. */
package tq.read.base;
