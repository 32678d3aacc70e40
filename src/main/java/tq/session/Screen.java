package tq.session;

import tq.render.Theme;

/**
 * What answers are shown on.
 *
 * @param width its columns
 * @param unicode whether it shows more than ASCII
 * @param theme the colours of results where {@link Setting#THEME} allows them, for a dark background
 */
public record Screen(int width, boolean unicode, Theme theme) {
}
