package io.jenkins.plugins.dataops.value;

/** What kind of values a column holds, whatever the engine calls its type. */
public enum ValueKind {
    /** True or false. */
    BOOLEAN(Family.BOOLEAN),
    /** Whole numbers and decimals of any size, exact. */
    NUMBER(Family.NUMERIC),
    /** Binary floating point of 32 bits. */
    SINGLE(Family.NUMERIC),
    /** Binary floating point of 64 bits. */
    DOUBLE(Family.NUMERIC),
    /** Characters. */
    TEXT(Family.TEXT),
    /** A calendar day. */
    DATE(Family.LOCAL_DATE_TIME),
    /** A time of day without zone. */
    TIME(Family.TIME),
    /** A time of day with an offset from UTC. */
    TIME_WITH_ZONE(Family.TIME_WITH_ZONE),
    /** A day and time without zone: what a wall clock somewhere showed. */
    TIMESTAMP(Family.LOCAL_DATE_TIME),
    /** An instant, whichever zone it is shown in. */
    INSTANT(Family.INSTANT),
    /** Months, days and a time, which are three different things: a month is not 30 days. */
    INTERVAL(Family.INTERVAL),
    /** Bytes. */
    BINARY(Family.BINARY),
    /** A universally unique identifier. */
    UUID(Family.UUID),
    /** A JSON document, compared without regard to key order and white space. */
    JSON(Family.DOCUMENT),
    /** A list, array, struct or map, held as a JSON document. */
    NESTED(Family.DOCUMENT),
    /** Whatever else an engine has, compared by the text it prints. */
    OTHER(Family.OTHER);

    private enum Family {
        BOOLEAN, NUMERIC, TEXT, LOCAL_DATE_TIME, TIME, TIME_WITH_ZONE, INSTANT, INTERVAL, BINARY, UUID, DOCUMENT, OTHER
    }

    private final Family family;

    ValueKind(Family family) {
        this.family = family;
    }

    /**
     * Whether values of the two kinds can be equal. An instant and a timestamp without zone cannot: which one is
     * earlier depends on a zone that nobody stated.
     *
     * @param other the other column's kind
     * @return true where a comparison by value has a meaning
     */
    public boolean comparableWith(ValueKind other) {
        return family == other.family;
    }

    /**
     * Whether the kind is a number.
     *
     * @return true for exact and floating numbers
     */
    public boolean numeric() {
        return family == Family.NUMERIC;
    }

    /**
     * Whether the kind is binary floating point, which also holds NaN and the infinities.
     *
     * @return true for 32 and 64 bits
     */
    public boolean floating() {
        return this == SINGLE || this == DOUBLE;
    }

    /**
     * Whether a distance in time between two values has a meaning.
     *
     * @return true for dates, times, timestamps and instants
     */
    public boolean temporal() {
        return this == DATE || this == TIME || this == TIMESTAMP || this == INSTANT;
    }
}
