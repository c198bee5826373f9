import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Adds up the test reports that Surefire left in the folders given as arguments. Names every test that failed or was
 * skipped, the latter with its reason, and closes with one line. Exits with 1 when a test failed or none was run.
 */
final class CountTests {
    private int passed;
    private final List<String> failed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    public static void main(String[] folders) throws Exception {
        CountTests count = new CountTests();
        for (String folder : folders) {
            count.folder(Path.of(folder));
        }
        count.failed.forEach(test -> System.out.println("failed: " + test));
        count.skipped.forEach(test -> System.out.println("skipped: " + test));
        System.out.println(count.passed + " passed, " + count.failed.size() + " failed, " + count.skipped.size()
                + " skipped");
        System.exit(count.failed.isEmpty() && count.passed > 0 ? 0 : 1);
    }

    private void folder(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> reports;
        try (Stream<Path> files = Files.list(folder)) {
            reports = files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList();
        }
        for (Path report : reports) {
            report(report);
        }
    }

    private void report(Path report) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        NodeList cases = factory.newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            NodeList skips = test.getElementsByTagName("skipped");
            if (has(test, "failure") || has(test, "error")) {
                failed.add(name);
            } else if (skips.getLength() > 0) {
                skipped.add(name + ": " + firstLine(((Element) skips.item(0)).getAttribute("message")));
            } else {
                passed++;
            }
        }
    }

    private static boolean has(Element test, String tag) {
        return test.getElementsByTagName(tag).getLength() > 0;
    }

    private static String firstLine(String message) {
        return message.isBlank() ? "no reason given" : message.lines().findFirst().orElseThrow();
    }
}
