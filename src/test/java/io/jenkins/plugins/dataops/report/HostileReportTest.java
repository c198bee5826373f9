package io.jenkins.plugins.dataops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.result.Language;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every text of every result is made hostile at once; the page may hold nothing but the markup of its templates. */
class HostileReportTest {
    private static final Pattern TAG = Pattern.compile("</?([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"<>]*\"| open| hidden)*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> TAGS = Set.of(
            "a", "caption", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3",
            "header", "li", "mark", "nav", "ol", "p", "pre", "section", "span", "strong", "summary", "table", "tbody",
            "td", "th", "thead", "time", "tr", "ul");
    private static final Set<String> ATTRIBUTES = Set.of(
            "aria-hidden", "aria-label", "class", "colspan", "data-dataops-chart", "data-dataops-keys",
            "data-dataops-rows", "datetime", "hidden", "href", "id", "open", "rel", "role", "rowspan", "scope",
            "tabindex");

    @Property(tries = 60)
    void noTextBecomesMarkup(@ForAll("hostile") String hostile) {
        TestResults results = new TestResults(benign -> hostile + benign);
        String html = new ChapteredReport(
                        hostile, List.of(new Chapter(hostile, results.everything())), Language.ENGLISH)
                .html();

        Matcher tag = TAG.matcher(html);
        int end = 0;
        while (tag.find()) {
            assertThat(html.substring(end, tag.start())).doesNotContain("<", ">");
            assertThat(TAGS).contains(tag.group(1));
            attributes(tag.group(2));
            end = tag.end();
        }
        assertThat(html.substring(end)).isBlank();
    }

    private static void attributes(String text) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            assertThat(ATTRIBUTES).contains(attribute.group(1));
            if (attribute.group(1).equals("href")) {
                // What begins with no scheme and no second slash stays on the page's own server.
                assertThat(attribute.group(2)).matches("https?://.*|(?![A-Za-z][A-Za-z0-9+.-]*:|[/\\\\]{2}|\\s).+");
            }
            if (attribute.group(1).equals("class") || attribute.group(1).equals("id")) {
                assertThat(attribute.group(2)).matches("[a-z0-9 _-]*");
            }
        }
    }

    @Property(tries = 60)
    void noTextBecomesXml(@ForAll("hostile") String hostile) throws Exception {
        String xml = JUnitXml.of(new TestResults(benign -> hostile + benign).tests(), Language.ENGLISH);
        assertThat(JUnitXmlTest.parse(xml).getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(JUnitXmlTest.parse(xml).getElementsByTagName("xss").getLength()).isZero();
    }

    @Property(tries = 60)
    void noTitleLeavesItsPlace(@ForAll("hostile") String hostile) {
        String page = StandalonePage.of(hostile, "", Language.ENGLISH);
        String title = page.substring(page.indexOf("<title>") + 7, page.indexOf("</title>"));
        assertThat(title).doesNotContain("<", ">");
        assertThat(page).contains("</title>\n<style>");
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> payload = Arbitraries.of(
                "\"><xss onload=alert(1)>",
                "'><xss>",
                "</pre></script><xss>",
                "javascript:alert(1)//",
                " onmouseover=alert(1) ",
                "{{{headline}}}{{&id}}",
                "]]><xss>",
                "<!--",
                "\u0000\u0008\uFFFE",
                "\uD800",
                "\u202Egnp.exe",
                "&lt;xss&gt;&#60;",
                "%s%n{0}$1");
        return Combinators.combine(Arbitraries.strings().ofMaxLength(20), payload, Arbitraries.strings().ofMaxLength(5))
                .as((before, attack, after) -> before + attack + after);
    }
}
