package io.jenkins.plugins.dataops.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as values. A floating number stands for the shortest decimal that names it among the numbers of its width,
 * which is what every engine prints: so 0.1 in a file is the 0.1 of a REAL, a DOUBLE and a DECIMAL column, and
 * different floating numbers of one column stay different.
 */
public final class Numbers {
    /** PostgreSQL's widest numeric has 131,072 digits before the point; arithmetic beyond would exhaust memory. */
    private static final int DIGITS = 150_000;

    private Numbers() {}

    /**
     * An exact number.
     *
     * @param number any size
     * @return its value
     */
    public static Value exact(BigDecimal number) {
        return new Value.Numeric(number);
    }

    /**
     * A floating number of 64 bits.
     *
     * @param number NaN and infinities included
     * @return its value
     */
    public static Value of(double number) {
        if (!Double.isFinite(number)) {
            return new Value.NonFinite(number);
        }
        BigDecimal printed = new BigDecimal(Double.toString(number));
        // Before Java 19 Double.toString may give a digit too many (JDK-4511638).
        for (int digits = printed.precision() - 1; digits >= 15; digits--) {
            BigDecimal shorter = printed.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.doubleValue() != number) {
                break;
            }
            printed = shorter;
        }
        return new Value.Numeric(printed);
    }

    /**
     * A floating number of 32 bits.
     *
     * @param number NaN and infinities included
     * @return its value
     */
    public static Value of(float number) {
        if (!Float.isFinite(number)) {
            return new Value.NonFinite(number);
        }
        BigDecimal printed = new BigDecimal(Float.toString(number));
        for (int digits = printed.precision() - 1; digits >= 6; digits--) {
            BigDecimal shorter = printed.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shorter.floatValue() != number) {
                break;
            }
            printed = shorter;
        }
        return new Value.Numeric(printed);
    }

    /**
     * Reads a number.
     *
     * @param kind a numeric kind
     * @param text decimal digits, perhaps an exponent; NaN, Infinity and -Infinity; all as YAML 1.2 writes them too, such
     *     as 0x3E8, 0o17 and .inf
     * @return its value, rounded to the width of the kind when that is floating
     * @throws NumberFormatException when it is none, or so large or so small that a floating number of that width is
     *     infinite or 0 instead
     */
    static Value parse(ValueKind kind, String text) {
        switch (text) {
            case "NaN", "nan", ".nan", ".NaN", ".NAN":
                return new Value.NonFinite(Double.NaN);
            case "Infinity", "inf", "+Infinity", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF":
                return new Value.NonFinite(Double.POSITIVE_INFINITY);
            case "-Infinity", "-inf", "-.inf", "-.Inf", "-.INF":
                return new Value.NonFinite(Double.NEGATIVE_INFINITY);
            default:
        }
        if (text.length() > 2 * DIGITS) {
            throw new NumberFormatException("more digits than any engine keeps");
        }
        BigDecimal number = number(text);
        if (Math.abs((long) number.scale()) > DIGITS) {
            throw new NumberFormatException("an exponent that no engine keeps");
        }
        return switch (kind) {
            case SINGLE -> rounded(number, of(number.floatValue()));
            case DOUBLE -> rounded(number, of(number.doubleValue()));
            default -> new Value.Numeric(number);
        };
    }

    /** Neither 1e400 is the infinity nor 1e-400 the zero of a column, and the engines refuse them, too. */
    private static Value rounded(BigDecimal written, Value value) {
        boolean finite = value instanceof Value.Numeric;
        if (!finite || ((Value.Numeric) value).value().signum() != written.signum()) {
            throw new NumberFormatException("out of range for a floating number of this width");
        }
        return value;
    }

    private static BigDecimal number(String text) {
        if (!text.chars().allMatch(character -> character < 128)) {
            // Java would read the digits of every script.
            throw new NumberFormatException("digits other than 0 to 9");
        }
        if (text.startsWith("0x")) {
            return new BigDecimal(new BigInteger(digits(text), 16));
        }
        return text.startsWith("0o") ? new BigDecimal(new BigInteger(digits(text), 8)) : new BigDecimal(text);
    }

    /** Without a sign, which Java would let through. */
    private static String digits(String text) {
        if (text.startsWith("-", 2) || text.startsWith("+", 2)) {
            throw new NumberFormatException("a sign within a number");
        }
        return text.substring(2);
    }
}
