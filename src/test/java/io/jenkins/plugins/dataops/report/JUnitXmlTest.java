package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
    @TempDir
    private Path folder;

    static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void tellsFailureErrorAndWarningApart() throws Exception {
        Path file = folder.resolve("new/folder/results.xml");
        JUnitXml.write(new TestResults(UnaryOperator.identity()).tests(), Language.ENGLISH, file);
        Document document = parse(Files.readString(file));

        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("tests/daily.yaml");
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(Double.parseDouble(suite.getAttribute("time"))).isEqualTo(0.14);

        Element failure = only(document, "failure");
        assertThat(((Element) failure.getParentNode()).getAttribute("classname")).isEqualTo("tests.daily");
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("daily_revenue");
        assertThat(failure.getTextContent())
                .contains("changed [day '2026-03-27', carrier 'B6'] carrier_name: expected 'JetBlue Airways'")
                .contains("carrier_name: ''; flights: '17'")
                .endsWith("and 3,409 more rows");
        assertThat(only(document, "error").getParentNode()).isNotSameAs(failure.getParentNode());
        assertThat(only(document, "system-out").getTextContent()).startsWith("warning: ").contains("delay_minutes NULL");
    }

    @Test
    void whatIsWrongWithTheWholeRunIsAnErrorOfItsOwn() throws Exception {
        BlackBoxResult tests = new TestResults(UnaryOperator.identity()).tests();
        List<TestResult> good =
                tests.tests().stream().filter(test -> test.outcome() == Outcome.PASSED).toList();
        String fault = "/project/.git has appeared while the SQL ran";
        BlackBoxResult run =
                new BlackBoxResult(Outcome.ERROR, Message.text(fault), "w", "DuckDB", good, Duration.ofSeconds(1));
        for (BlackBoxResult result : List.of(run, BlackBoxResult.together(List.of(run)))) {
            Document document = parse(JUnitXml.of(result, Language.ENGLISH));
            Element all = document.getDocumentElement();
            assertThat(all.getAttribute("errors")).isEqualTo("1");
            assertThat(all.getAttribute("tests")).isEqualTo(String.valueOf(good.size() + 1));
            Element error = only(document, "error");
            assertThat(error.getAttribute("message")).isEqualTo(fault);
            assertThat(((Element) error.getParentNode()).getAttribute("name")).isEqualTo("the whole run");
            assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(good.size() + 1);
        }
        BlackBoxResult passed =
                new BlackBoxResult(Outcome.PASSED, Message.text("1 test: passed"), "w", "DuckDB", good, Duration.ofSeconds(1));
        assertThat(JUnitXml.of(passed, Language.ENGLISH)).doesNotContain("<error", "the whole run");
    }

    private static Element only(Document document, String name) {
        assertThat(document.getElementsByTagName(name).getLength()).isEqualTo(1);
        return (Element) document.getElementsByTagName(name).item(0);
    }

    @Test
    void replacesWhatXmlForbidsAndKeepsTheRest() throws Exception {
        String hostile = "a\u0000b\u001Bc\uFFFE\uD800 \uD83D\uDE00 ]]> <&\"'\n";
        String xml = JUnitXml.of(new TestResults(ignored -> hostile).tests(), Language.ENGLISH);
        Element test = (Element) parse(xml).getElementsByTagName("testcase").item(0);
        assertThat(test.getAttribute("name")).startsWith("a\uFFFDb\uFFFDc\uFFFD\uFFFD \uD83D\uDE00 ]]> <&\"'");
    }

    @Test
    void anEmptyRunIsAValidFile() throws Exception {
        BlackBoxResult none = new BlackBoxResult(Outcome.PASSED, Message.text(""), "", "", List.of(), Duration.ZERO);
        assertThat(parse(JUnitXml.of(none, Language.ENGLISH)).getDocumentElement().getAttribute("tests")).isEqualTo("0");
    }

    @Test
    void staysSmall() throws Exception {
        String huge = "x".repeat(1_000_000);
        assertThat(JUnitXml.of(new TestResults(ignored -> huge).tests(), Language.ENGLISH)).hasSizeLessThan(200_000);
    }

    @Test
    void saysWhichFileCannotBeWritten() throws Exception {
        Path occupied = Files.createFile(folder.resolve("occupied"));
        assertThatThrownBy(() -> JUnitXml.write(
                        new TestResults(UnaryOperator.identity()).tests(), Language.ENGLISH, occupied.resolve("results.xml")))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("results.xml");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }
}
