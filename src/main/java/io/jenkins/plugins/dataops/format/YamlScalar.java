package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * What an unquoted word means by the core schema of YAML 1.2 (section 10.3.2): {@code yes} and {@code 1_000} are text,
 * {@code 0x3E8} and {@code .inf} are numbers.
 */
final class YamlScalar {
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private YamlScalar() {}

    /** The kind of token that an unquoted word is. */
    static JsonToken token(String word) {
        if (NULL.matcher(word).matches()) {
            return JsonToken.VALUE_NULL;
        }
        if (TRUE.matcher(word).matches()) {
            return JsonToken.VALUE_TRUE;
        }
        if (FALSE.matcher(word).matches()) {
            return JsonToken.VALUE_FALSE;
        }
        if (INTEGER.matcher(word).matches()) {
            return JsonToken.VALUE_NUMBER_INT;
        }
        boolean number = DECIMAL.matcher(word).matches() || NOT_FINITE.matcher(word).matches();
        return number ? JsonToken.VALUE_NUMBER_FLOAT : JsonToken.VALUE_STRING;
    }

    /** A number in the notation that databases and programs read; decimal digits stay as they are written. */
    static String number(String word) {
        if (word.startsWith("0x")) {
            return new BigInteger(word.substring(2), 16).toString();
        }
        if (word.startsWith("0o")) {
            return new BigInteger(word.substring(2), 8).toString();
        }
        if (NOT_FINITE.matcher(word).matches()) {
            return word.endsWith("f") || word.endsWith("F") ? (word.startsWith("-") ? "-Infinity" : "Infinity") : "NaN";
        }
        return word;
    }

    /** The value of a finite number. */
    static BigDecimal decimal(String word) {
        return new BigDecimal(number(word));
    }
}
