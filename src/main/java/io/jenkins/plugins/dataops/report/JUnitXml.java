package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.files.AtomicFile;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results of black-box tests as JUnit XML, which CI servers read: one suite a file of specifications. Wrong data is a
 * {@code failure}, a question that could not be answered an {@code error}; a test that only warns has passed and says
 * so in its output.
 */
public final class JUnitXml {
    private static final int LONGEST_NAME = 500;

    private final XMLStreamWriter xml;
    private final Language language;
    private final Allowance allowance = new Allowance(4_000_000);

    private JUnitXml(XMLStreamWriter xml, Language language) {
        this.xml = xml;
        this.language = language;
    }

    /**
     * Writes the file, replaced as a whole or not at all. Characters that XML forbids become the replacement
     * character; long texts are cut.
     *
     * @param result what the tests found
     * @param language the language of what it says of them
     * @param file where to; missing folders are made
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when it cannot be written
     */
    public static void write(BlackBoxResult result, Language language, Path file) {
        AtomicFile.write(file, of(result, language));
    }

    static String of(BlackBoxResult result, Language language) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JUnitXml(writer, language).document(result);
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void document(BlackBoxResult result) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        List<TestResult> all = result.tests();
        int beside = result.besideTests().isPresent() ? 1 : 0;
        start("testsuites", "dataops", all.size() + beside, all, result.took());
        Map<String, List<TestResult>> suites = result.tests().stream()
                .collect(Collectors.groupingBy(TestResult::spec, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<TestResult>> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue(), result);
        }
        if (beside > 0) {
            run(result, language.say(result.besideTests().get()));
        }
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
    }

    private void suite(String spec, List<TestResult> tests, BlackBoxResult result) throws XMLStreamException {
        start("testsuite", spec, tests.size(), tests, tests.stream().map(TestResult::took).reduce(Duration.ZERO, Duration::plus));
        xml.writeStartElement("properties");
        property("connection", result.connection());
        property("database", result.database());
        xml.writeEndElement();
        line();
        for (TestResult test : tests) {
            test(test);
        }
        xml.writeEndElement();
        line();
    }

    /** Readers look at test cases alone, so that what is wrong with the whole run is one. */
    private void run(BlackBoxResult result, String fault) throws XMLStreamException {
        start("testsuite", "dataops", 1, List.of(), result.took());
        xml.writeStartElement("testcase");
        attribute("classname", "dataops");
        // A name is what its readers know a test by, in every language.
        attribute("name", "the whole run");
        attribute("time", seconds(result.took()));
        fault("error", fault, "dataops.error", fault);
        xml.writeEndElement();
        line();
        xml.writeEndElement();
        line();
    }

    /** What counts beside the tests is an error of the run. */
    private void start(String element, String name, int cases, List<TestResult> tests, Duration took)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("name", name);
        attribute("tests", String.valueOf(cases));
        attribute("failures", String.valueOf(count(tests, Outcome.FAILED)));
        attribute("errors", String.valueOf(count(tests, Outcome.ERROR) + cases - tests.size()));
        attribute("skipped", "0");
        attribute("time", seconds(took));
        line();
    }

    private static long count(List<TestResult> tests, Outcome outcome) {
        return tests.stream().filter(test -> test.outcome() == outcome).count();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void test(TestResult test) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", className(test.spec()));
        attribute("name", test.name());
        attribute("file", test.spec());
        attribute("time", seconds(test.took()));
        switch (test.outcome()) {
            case PASSED -> {}
            case UNSTABLE -> {
                xml.writeStartElement("system-out");
                text(language.phrase("report.warning", Map.of("text", DifferenceText.of(test, language))));
                xml.writeEndElement();
            }
            case FAILED, ERROR -> {
                boolean failed = test.outcome() == Outcome.FAILED;
                fault(
                        failed ? "failure" : "error",
                        language.say(test.message()),
                        failed ? test.kind() : "dataops.error",
                        DifferenceText.of(test, language));
            }
        }
        xml.writeEndElement();
        line();
    }

    private void fault(String element, String message, String type, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", message);
        attribute("type", type);
        text(text);
        xml.writeEndElement();
    }

    /** Readers split at the last dot into package and class: the folders of the file, and its name. */
    private static String className(String spec) {
        String path = spec.replaceFirst("\\.(yaml|yml)$", "").replace('.', '_');
        return path.replaceAll("[/\\\\]+", ".").replaceAll("^\\.+|\\.+$", "");
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%d.%03d", took.getSeconds(), took.getNano() / 1_000_000);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, XmlText.legal(allowance.take(value, LONGEST_NAME)));
    }

    private void text(String value) throws XMLStreamException {
        xml.writeCharacters(XmlText.legal(allowance.take(value, DifferenceText.LONGEST)));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
