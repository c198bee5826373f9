package io.jenkins.plugins.dataops.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What SpotBugs is told to leave out is there: an entry for a class that went would wait for another of its name. */
class SpotBugsFilterTest {
    private static final Pattern NAMED = Pattern.compile("<(?:Class|Package) name=\"([^\"]*)\"");
    private static final Path ROOT = Path.of("../..");

    @Test
    void everyClassAndPackageThatIsLeftOutExists() throws Exception {
        assertThat(NAMED.matcher(Files.readString(ROOT.resolve("src/spotbugs/excludesFilter.xml"))).results())
                .isNotEmpty()
                .extracting(found -> found.group(1))
                .allSatisfy(name -> {
                    Path source = ROOT.resolve("src/main/java/" + name.replaceAll("[$].*", "").replace('.', '/'));
                    assertThat(source.resolveSibling(source.getFileName() + ".java"))
                            .as(name)
                            .matches(file -> Files.exists(file) || Files.isDirectory(source), "is there");
                });
    }
}
