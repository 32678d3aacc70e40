/**
 * The command {@code tq}: options, inputs and outputs wired together, and exit statuses. {@code Training} and {@code WarmUp}
 * keep its start short; what it does is in the other packages.
 */
package tq.cli;
