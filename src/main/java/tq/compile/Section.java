package tq.compile;

import tq.jq.Jq;

/**
 * A piece of a program and the stage that it came from.
 *
 * @param comment the stage as the user wrote it, on one line
 */
public record Section(String comment, Jq jq) {
}
