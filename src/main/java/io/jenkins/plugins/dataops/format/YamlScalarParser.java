package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What a token of YAML holds: the text as it is written, the numbers that it means, and where it stands. */
abstract class YamlScalarParser extends ParserMinimalBase {
    private ObjectCodec codec;
    private String text = "";
    private JsonLocation location = JsonLocation.NA;

    /** Sets what the token holds that is read next. */
    final void hold(String next) {
        text = next;
    }

    /** Sets where the token begins that is read next. */
    final void begin(JsonLocation next) {
        location = next;
    }

    /** A scalar exactly as it is written. */
    @Override
    public String getText() {
        return _currToken == null || _currToken.isScalarValue() || _currToken == JsonToken.FIELD_NAME
                ? text
                : _currToken.asString();
    }

    /** A scalar as text for others: numbers in a notation that databases read. */
    @Override
    public String getValueAsString(String otherwise) {
        if (_currToken == null || _currToken == JsonToken.VALUE_NULL || !_currToken.isScalarValue()) {
            return _currToken == JsonToken.FIELD_NAME ? text : otherwise;
        }
        return _currToken.isNumeric() ? YamlScalar.number(text) : text;
    }

    @Override
    public String getValueAsString() {
        return getValueAsString(null);
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        try {
            return YamlScalar.decimal(text);
        } catch (NumberFormatException notFinite) {
            throw new JsonParseException(this, "expected a finite number", location, notFinite);
        }
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        return getDecimalValue().toBigInteger();
    }

    @Override
    public long getLongValue() throws IOException {
        try {
            return getDecimalValue().longValueExact();
        } catch (ArithmeticException misfit) {
            throw new JsonParseException(this, "expected a whole number of at most 18 digits", location, misfit);
        }
    }

    @Override
    public int getIntValue() throws IOException {
        long value = getLongValue();
        if ((int) value != value) {
            throw new JsonParseException(this, "expected a whole number of at most 9 digits", location);
        }
        return (int) value;
    }

    @Override
    public double getDoubleValue() {
        return Double.parseDouble(YamlScalar.number(text));
    }

    @Override
    public float getFloatValue() {
        return (float) getDoubleValue();
    }

    @Override
    public Number getNumberValue() throws IOException {
        if (_currToken == JsonToken.VALUE_NUMBER_INT) {
            return getBigIntegerValue();
        }
        double value = getDoubleValue();
        return Double.isFinite(value) ? getDecimalValue() : Double.valueOf(value);
    }

    @Override
    public NumberType getNumberType() {
        return _currToken == JsonToken.VALUE_NUMBER_INT ? NumberType.BIG_INTEGER : NumberType.BIG_DECIMAL;
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return location;
    }

    @Override
    public JsonLocation currentLocation() {
        return location;
    }

    @Override
    public JsonLocation getTokenLocation() {
        return location;
    }

    @Override
    public JsonLocation getCurrentLocation() {
        return location;
    }

    @Override
    public void overrideCurrentName(String name) {
        throw new UnsupportedOperationException("keys are as they are written");
    }

    @Override
    public char[] getTextCharacters() {
        return getText().toCharArray();
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }

    @Override
    public int getTextLength() {
        return getText().length();
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) throws IOException {
        throw new JsonParseException(this, "binary values are not read", location);
    }

    @Override
    public ObjectCodec getCodec() {
        return codec;
    }

    @Override
    public void setCodec(ObjectCodec other) {
        codec = other;
    }

    @Override
    public Version version() {
        return PackageVersion.VERSION;
    }
}
