package tq.repl;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Tells when hardly any memory is left after it was tidied up, so that a query that gathers without end is stopped before all stands still. */
final class MemoryWatch {

    /** Of what there can be, so much may be in use. */
    private static final double MOST = 0.8;

    private MemoryWatch() {
    }

    static boolean isFull() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            used += usage == null ? 0 : usage.getUsed();
        }
        return used > MOST * Runtime.getRuntime().maxMemory();
    }
}
