package tq.source;

/**
 * How much text compressed data may hold, so that a small file can't keep a machine busy for days. No limit protects memory, since
 * text is read as it is expanded.
 *
 * @param most bytes of one input, whatever its size
 * @param mostAtHighRatio bytes of one that holds more than {@value #HIGH_RATIO} times its size
 */
public record ExpansionLimit(long most, long mostAtHighRatio) {

    static final int HIGH_RATIO = 200;

    /** JSON seldom shrinks to a hundredth; what shrinks to less is refused beyond a size that is worth asking for. */
    public static final ExpansionLimit DEFAULT = new ExpansionLimit(256L << 30, 4L << 30);

    /** One that a user has chosen: it holds whatever the ratio. */
    public static ExpansionLimit of(long most) {
        return new ExpansionLimit(most, most);
    }

    /** Whether so much text is too much, of so much data. */
    boolean forbids(long expanded, long compressed) {
        return expanded > most || expanded > mostAtHighRatio && expanded / HIGH_RATIO > compressed;
    }
}
