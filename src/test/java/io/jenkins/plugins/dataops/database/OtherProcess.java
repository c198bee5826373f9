package io.jenkins.plugins.dataops.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another process that opens DuckDB files, one at a time. */
public final class OtherProcess implements AutoCloseable {
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    private final Process process;

    /** Starts it. */
    public OtherProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherProcess.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    /** Has it open a file, and says whether it could; false when somebody else has the file. */
    public boolean opens(Path file) {
        String answer = ask(file.toString());
        if (answer.equals(OPEN)) {
            return true;
        }
        if (answer.contains("lock")) {
            return false;
        }
        throw new IllegalStateException(answer);
    }

    /** Has it close what it has open. */
    public void letsGo() {
        if (!ask("").equals(CLOSED)) {
            throw new IllegalStateException("it does not close the file");
        }
    }

    /** Whether nobody has a file open: it opens the file and closes it again. */
    public boolean findsFree(Path file) {
        boolean free = opens(file);
        letsGo();
        return free;
    }

    private String ask(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Ends it. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Connection open = null;
        for (String file = asked.readLine(); file != null; file = asked.readLine()) {
            try {
                if (open != null) {
                    open.close();
                }
                open = file.isEmpty() ? null : DriverManager.getConnection("jdbc:duckdb:" + file);
                System.out.println(open == null ? CLOSED : OPEN);
            } catch (SQLException refused) {
                System.out.println(refused.getMessage().replace('\n', ' '));
            }
        }
    }
}
