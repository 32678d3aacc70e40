/** The language reference as pieces: what it says about a word. */
package tq.manual;
