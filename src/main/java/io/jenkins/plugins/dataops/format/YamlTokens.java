package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.json.JsonReadContext;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * One YAML document as tokens. Jackson's own parser reads words by YAML 1.1, takes an alias for the text of its name,
 * passes over what follows the first document, and knows of a token only how far it has read.
 */
final class YamlTokens extends ParserMinimalBase {
    private static final int LONGEST_KEY = 1_024;

    /** The time to read a number grows with the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;

    private final YamlEvents events;
    private final Reader source;
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private JsonReadContext context = JsonReadContext.createRootContext(null);
    private ObjectCodec codec;
    private String text = "";
    private JsonLocation location = JsonLocation.NA;
    private boolean closed;

    /** Tokens of a text of so many characters at most; faults are collected. */
    YamlTokens(Reader text, int characters, FileFaults faults) {
        this.source = text;
        this.events = new YamlEvents(text, characters, faults, () -> context.pathAsPointer());
    }

    @Override
    public JsonToken nextToken() throws IOException {
        Event event = events.next();
        while (event != null && expectsKey() && repeated(event)) {
            events.skip();
            event = events.next();
        }
        _currToken = event == null ? null : token(event);
        return _currToken;
    }

    private boolean expectsKey() {
        return context.inObject() && _currToken != JsonToken.FIELD_NAME;
    }

    /** Whether a key was there before or cannot be one; then its value is passed over. */
    private boolean repeated(Event event) throws IOException {
        if (event.is(Event.ID.MappingEnd)) {
            return false;
        }
        if (!(event instanceof ScalarEvent key)) {
            throw events.stop(event.getStartMark(), "a key must be plain text");
        }
        if (key.getValue().length() > LONGEST_KEY) {
            events.fault(key, "a key has more than 1,024 characters: shorten it");
            return true;
        }
        context.setCurrentName(key.getValue());
        if (key.isPlain() && key.getValue().equals("<<")) {
            events.fault(key, "merge keys (<<) are not read: write the keys in each place");
            return true;
        }
        if (!keys.element().add(key.getValue())) {
            events.fault(key, "the key '" + key.getValue() + "' stands here a second time: take one of them away");
            return true;
        }
        return false;
    }

    private JsonToken token(Event event) throws IOException {
        location = YamlEvents.location(event.getStartMark());
        if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
            boolean object = context.inObject();
            if (object) {
                keys.pop();
            }
            context = context.getParent();
            return object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        }
        if (expectsKey()) {
            events.look((NodeEvent) event);
            text = ((ScalarEvent) event).getValue();
            return JsonToken.FIELD_NAME;
        }
        context.expectComma();
        events.look((NodeEvent) event);
        return begun(event);
    }

    private JsonToken begun(Event event) {
        if (event.is(Event.ID.MappingStart)) {
            keys.push(new HashSet<>());
            context = context.createChildObjectContext(location.getLineNr(), location.getColumnNr());
            return JsonToken.START_OBJECT;
        }
        if (event.is(Event.ID.SequenceStart)) {
            context = context.createChildArrayContext(location.getLineNr(), location.getColumnNr());
            return JsonToken.START_ARRAY;
        }
        if (event instanceof AliasEvent) {
            text = "";
            return JsonToken.VALUE_NULL;
        }
        ScalarEvent scalar = (ScalarEvent) event;
        text = scalar.getValue();
        JsonToken token =
                scalar.isPlain() && scalar.getTag() == null ? YamlScalar.token(text) : JsonToken.VALUE_STRING;
        if (token.isNumeric() && text.length() > LONGEST_NUMBER) {
            events.fault(event, "a number has more than 1,000 characters: write it in quotes if text is meant");
            return JsonToken.VALUE_NULL;
        }
        return token;
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
    public JsonReadContext getParsingContext() {
        return context;
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
    public String currentName() {
        boolean opening = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        JsonReadContext named = opening ? context.getParent() : context;
        return named == null ? null : named.getCurrentName();
    }

    @Override
    public String getCurrentName() {
        return currentName();
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
    protected void _handleEOF() {
        // The events say themselves where a text ends too early.
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

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
