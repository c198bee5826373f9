package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The self-contained page around a report. Its content security policy lets nothing in but its own style and script. */
final class StandalonePage {
    private StandalonePage() {}

    static String of(String title, String fragment, Language language) {
        String style = "\n" + Templates.resource("report.css");
        // No text can hold these characters: quotes are escaped.
        boolean charts = fragment.contains(" data-dataops-chart=\"");
        String library = charts ? ChartLibrary.source() : "";
        String script = "\n" + Templates.resource("report.js");
        String scripts = library.isEmpty() ? hash(script) : hash(library) + " " + hash(script);
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body class="dataops-page">
                <main>
                %s</main>
                %s<script>%s</script>
                </body>
                </html>
                """
                .formatted(
                        language.locale().toLanguageTag(),
                        hash(style),
                        scripts,
                        new HtmlEscaping().escape(title),
                        style,
                        fragment,
                        library.isEmpty() ? "" : "<script>" + library + "</script>\n",
                        script);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
