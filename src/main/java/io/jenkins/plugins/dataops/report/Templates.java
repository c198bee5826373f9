package io.jenkins.plugins.dataops.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.jenkins.plugins.dataops.result.Language;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of the report. Every value is escaped; a key that no record of the context has is an error, so that a
 * renamed component is found by the first test and never by a gap on a page.
 */
final class Templates {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(new HtmlEscaping())
            .withCollector(new RecordCollector())
            .withFormatter(Templates::format)
            .withLoader(Templates::open)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .nullValue("");

    private static final int LONGEST_TEXT = 20_000;

    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Templates() {}

    /**
     * Fills a template whose view is English alone.
     *
     * @param name its file name without suffix
     * @param view a record with the values
     * @return HTML
     * @throws RuntimeException when it becomes too large for a browser
     */
    static String render(String name, Object view) {
        return render(name, view, Language.ENGLISH);
    }

    /**
     * Fills a template.
     *
     * @param name its file name without suffix
     * @param view a record with the values
     * @param language whose words stand where the template says {@code say}
     * @return HTML
     * @throws RuntimeException when it becomes too large for a browser
     */
    static String render(String name, Object view, Language language) {
        BoundedWriter html = new BoundedWriter();
        COMPILED.computeIfAbsent(name, COMPILER::loadTemplate).execute(view, Phrases.of(language), html);
        return html.toString();
    }

    /**
     * What is there in every template.
     *
     * @param say writes the phrase whose key stands in it
     */
    private record Phrases(Mustache.Lambda say) {
        static Phrases of(Language language) {
            return new Phrases((key, html) -> html.write(new HtmlEscaping().escape(language.phrase(key.execute()))));
        }
    }

    /** Texts that no view has cut yet end here at the latest; other values are this package's own. */
    private static String format(Object value) {
        return value instanceof String text ? Allowance.clip(text, LONGEST_TEXT) : String.valueOf(value);
    }

    /** Reads a file that lies beside the templates, such as the style sheet. */
    static String resource(String file) {
        try (InputStream input = Templates.class.getResourceAsStream(file)) {
            if (input == null) {
                throw new FileNotFoundException(file);
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException incompleteInstallation) {
            throw new UncheckedIOException(incompleteInstallation);
        }
    }

    private static Reader open(String name) {
        return new StringReader(resource(name + ".mustache"));
    }
}
