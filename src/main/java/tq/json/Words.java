package tq.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: byte {@code i} of the array is the lowest byte of the word read at {@code i}. */
final class Words {
    static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /**
     * Marks the bytes at which plain string content ends: quote, backslash, below 0x20. The lowest bit set is the high bit of the
     * first such byte; bits above it may be wrong, because the subtractions borrow from the byte above a match.
     */
    static long stringStops(long word) {
        long quotes = (word ^ ONES * '"') - ONES;
        long backslashes = (word ^ ONES * '\\') - ONES;
        long controls = word - ONES * ' ';
        return (quotes | backslashes | controls) & ~word & HIGH_BITS;
    }
}
