package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.Row;
import java.util.Locale;

/**
 * How much a comparison may hold in memory: the expected rows and the actual ones that found no counterpart yet.
 * Running into the limit ends one test with a clear message; running out of memory would end everything.
 */
public final class MemoryBudget {
    /** How many rows are held unless told otherwise. */
    public static final long DEFAULT_ROWS = 2_000_000;

    private static final long PER_ROW = 80;
    private static final long PER_KEY = 160;
    private final long rowLimit;
    private final long byteLimit;
    private long rows;
    private long bytes;

    /**
     * A budget of rows and of 40 % of the memory that the JVM may take.
     *
     * @param rowLimit the most rows to hold at one time
     */
    public MemoryBudget(long rowLimit) {
        this(rowLimit, Runtime.getRuntime().maxMemory() / 5 * 2);
    }

    MemoryBudget(long rowLimit, long byteLimit) {
        this.rowLimit = rowLimit;
        this.byteLimit = byteLimit;
    }

    /** Counts a key, which is kept to the end: a later row may have it too. */
    void holdKey(Row key) {
        bytes += PER_KEY + key.weight();
        refuseTooManyBytes();
    }

    /** Counts a row that is held until it finds its equal. */
    void hold(Row rest) {
        rows++;
        bytes += PER_ROW + rest.weight();
        demandRows(rows);
        refuseTooManyBytes();
    }

    /**
     * Refuses what would not fit, before it is read.
     *
     * @param held how many rows would be held at one time
     * @throws ToolException when they are more than may be
     */
    public void demandRows(long held) {
        if (held > rowLimit) {
            throw new ToolException(String.format(
                    Locale.ROOT,
                    "the comparison would have to hold more than %,d rows in memory: narrow both sides with 'where', "
                            + "or raise the row limit",
                    rowLimit));
        }
    }

    /** Gives back what a row took that found its equal. */
    void release(Row rest) {
        rows--;
        bytes -= PER_ROW + rest.weight();
    }

    private void refuseTooManyBytes() {
        if (bytes > byteLimit) {
            throw new ToolException(String.format(
                    Locale.ROOT,
                    "the comparison would have to hold more than %,d MB of rows in memory: narrow both sides with "
                            + "'where' or 'columns', or give the JVM more memory",
                    byteLimit >> 20));
        }
    }
}
