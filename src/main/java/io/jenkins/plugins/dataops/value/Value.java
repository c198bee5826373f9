package io.jenkins.plugins.dataops.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.HexFormat;

/**
 * One cell. Two values are equal when they are the same value of the same family: NULL equals NULL and nothing else,
 * 1.0 equals 1.00, -0.0 equals 0.0, NaN equals NaN. The order is total, NULL first, so that reports come out the
 * same each time.
 */
public sealed interface Value extends Comparable<Value> {
    /** The absent value. */
    Value NULL = new Absent();

    /**
     * The value as people write it.
     *
     * @return canonical text; {@code NULL} for the absent value
     */
    String text();

    /**
     * The place among values of different families.
     *
     * @return a rank, NULL's being the lowest
     */
    int rank();

    /**
     * Compares with a value of the same rank.
     *
     * @param other of the same rank
     * @return negative, zero or positive
     */
    int compareWithinRank(Value other);

    /**
     * About how much memory the value takes.
     *
     * @return bytes, estimated
     */
    default long weight() {
        return 40;
    }

    @Override
    default int compareTo(Value other) {
        return rank() == other.rank() ? compareWithinRank(other) : Integer.compare(rank(), other.rank());
    }

    /** NULL. */
    record Absent() implements Value {
        @Override
        public String text() {
            return "NULL";
        }

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int compareWithinRank(Value other) {
            return 0;
        }

        @Override
        public long weight() {
            return 0;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * True or false.
     *
     * @param value which
     */
    record Truth(boolean value) implements Value {
        @Override
        public String text() {
            return Boolean.toString(value);
        }

        @Override
        public int rank() {
            return 1;
        }

        @Override
        public int compareWithinRank(Value other) {
            return Boolean.compare(value, ((Truth) other).value);
        }
    }

    /**
     * A finite number, by value.
     *
     * @param value kept without trailing zeros, so that equal numbers are equal records
     */
    record Numeric(BigDecimal value) implements Value {
        /** Takes the zeros off. */
        public Numeric {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String text() {
            return Math.abs((long) value.scale()) > 60 ? value.toString() : value.toPlainString();
        }

        @Override
        public int rank() {
            return 3;
        }

        @Override
        public int compareWithinRank(Value other) {
            return value.compareTo(((Numeric) other).value);
        }

        @Override
        public long weight() {
            return 64 + value.precision() / 2L;
        }
    }

    /**
     * NaN or an infinity.
     *
     * @param value one of the three
     */
    record NonFinite(double value) implements Value {
        @Override
        public String text() {
            return Double.toString(value);
        }

        @Override
        public int rank() {
            return value == Double.NEGATIVE_INFINITY ? 2 : 4;
        }

        @Override
        public int compareWithinRank(Value other) {
            return Double.compare(value, ((NonFinite) other).value);
        }
    }

    /**
     * Characters, compared one by one: no collation, no normalisation, no trimming. Also the canonical text of
     * documents, identifiers and whatever has no type here.
     *
     * @param value the characters
     */
    record Text(String value) implements Value {
        @Override
        public String text() {
            return value;
        }

        @Override
        public int rank() {
            return 5;
        }

        @Override
        public int compareWithinRank(Value other) {
            return value.compareTo(((Text) other).value);
        }

        @Override
        public long weight() {
            return 56 + 2L * value.length();
        }
    }

    /**
     * A point in time or on the clock: {@code LocalDate}, {@code LocalDateTime}, {@code Instant}, {@code LocalTime}
     * or {@code OffsetTime}. Their MAX and MIN are the engines' infinities; {@code LocalTime.MAX} is 24:00:00, which
     * SQL knows and Java does not.
     *
     * @param value the point
     */
    record Time(Temporal value) implements Value {
        @Override
        public String text() {
            return TemporalText.format(value);
        }

        @Override
        public int rank() {
            return 6;
        }

        @Override
        @SuppressWarnings("unchecked")
        public int compareWithinRank(Value other) {
            Temporal theirs = ((Time) other).value;
            return value.getClass() == theirs.getClass()
                    ? ((Comparable<Temporal>) value).compareTo(theirs)
                    : value.getClass().getName().compareTo(theirs.getClass().getName());
        }
    }

    /**
     * An interval, part by part as SQL keeps it.
     *
     * @param months years are twelve of them
     * @param days not converted into months or hours
     * @param time hours and below
     */
    record Interval(long months, long days, Duration time) implements Value {
        @Override
        public String text() {
            return IntervalText.format(this);
        }

        @Override
        public int rank() {
            return 7;
        }

        @Override
        public int compareWithinRank(Value other) {
            Interval theirs = (Interval) other;
            int byMonths = Long.compare(months, theirs.months);
            int byDays = byMonths != 0 ? byMonths : Long.compare(days, theirs.days);
            return byDays != 0 ? byDays : time.compareTo(theirs.time);
        }
    }

    /**
     * Bytes.
     *
     * @param hexadecimal two lower-case digits each
     */
    record Bytes(String hexadecimal) implements Value {
        /**
         * The value of an array.
         *
         * @param bytes copied
         * @return the value
         */
        public static Bytes of(byte[] bytes) {
            return new Bytes(HexFormat.of().formatHex(bytes));
        }

        @Override
        public String text() {
            return "\\x" + hexadecimal;
        }

        @Override
        public int rank() {
            return 8;
        }

        @Override
        public int compareWithinRank(Value other) {
            return hexadecimal.compareTo(((Bytes) other).hexadecimal);
        }

        @Override
        public long weight() {
            return 56 + hexadecimal.length();
        }
    }
}
