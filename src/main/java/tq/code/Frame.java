package tq.code;

import java.util.Optional;

/**
 * A line of a stack trace that says where the program was.
 *
 * @param path as recorded: {@code /srv/app/shop.py}; with a package just the name of the file
 * @param ofPackage where the trace names no folders but a package, as in Java: {@code com.shop}
 * @param function as recorded, without its package: {@code issue_refund}, {@code Refunds.issue}; may be empty
 */
record Frame(String path, Optional<String> ofPackage, long line, String function) {
}
