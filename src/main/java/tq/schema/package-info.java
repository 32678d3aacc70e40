/**
 * What a query can name, as tables: nouns, fields with their types, functions, adjectives, and the attribute keys that a
 * field is read from. Knows neither queries nor traces, and imports nothing of tq.
 */
package tq.schema;
