package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who writes for the next engine must find nothing above the room of the databases that knows this one by its name. */
class EngineNamesTest {
    private static final Pattern ENGINE =
            Pattern.compile("(?i)postgres|psql|duckdb|sqlite|mariadb|mysql|spark|iceberg|nessie|\\bpg_");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);

    /** The ledger's own store; its file is called by it, and a worker takes its driver along. */
    private static final List<String> STORE = List.of("ledger/LedgerFile.java", "ledger/FollowedJournals.java");

    private static final Pattern NAMES_OF_THE_STORE = Pattern.compile("ledger\\.sqlite|org/sqlite/JDBC\\.class");

    /** A person learns most from an example that works. */
    private static final Pattern EXAMPLE = Pattern.compile("for example url: jdbc:duckdb:warehouse\\.duckdb");

    /** Bytes by which a file is known that nobody may write over, whichever engine made it. */
    private static final Pattern MAGIC = Pattern.compile("\"SQLite format 3\\\\0\"");

    @Test
    void noEngineIsNamedAboveTheRoomOfTheDatabases() throws IOException {
        Path sources = LauncherTest.repository().resolve("src/main/java/io/jenkins/plugins/dataops");
        Map<String, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = sources.relativize(file).toString();
                if (name.startsWith("database/") || STORE.contains(name)) {
                    continue;
                }
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                code = NAMES_OF_THE_STORE.matcher(code).replaceAll("");
                code = MAGIC.matcher(code).replaceAll("");
                code = EXAMPLE.matcher(code).replaceAll("");
                List<String> words = ENGINE.matcher(code).results().map(MatchResult::group).toList();
                if (!words.isEmpty()) {
                    found.put(name, words);
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
