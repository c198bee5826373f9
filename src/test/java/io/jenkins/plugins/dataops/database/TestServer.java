package io.jenkins.plugins.dataops.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;

/** One PostgreSQL server for all JVMs that test in this folder at the same time. */
final class TestServer {
    private static final SharedServer SHARED = new SharedServer("postgresql", TestServer.class);

    /** Only ends what hangs: a machine at work may take minutes for what usually takes two seconds. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private TestServer() {}

    /** The port of the server, which runs from now on until this JVM has ended. */
    static int port() {
        try {
            return SHARED.port();
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "the test server did not start: "
                            + ofRoot(System.getProperty("user.name"), "unshare", "-U", "true").orElse("see " + SHARED.folder()),
                    failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Why an account cannot start it. PostgreSQL refuses root, and the library then asks for a user namespace, which the
     * default settings of a container may not give.
     *
     * @param account who runs this
     * @param namespace a command that succeeds where there are user namespaces
     */
    static Optional<String> ofRoot(String account, String... namespace) {
        if (!account.equals("root")) {
            return Optional.empty();
        }
        try {
            Process asked = new ProcessBuilder(namespace)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (asked.waitFor() == 0) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException absent) {
            // Without the program there is no namespace either.
        }
        return Optional.of("PostgreSQL does not start as root, and this machine gives no user namespaces ('"
                + String.join(" ", namespace) + "' fails): run the tests as another account, to whom this folder belongs,"
                + " or allow user namespaces (a container: --security-opt seccomp=unconfined)");
    }

    /** What no two JVMs may do to the server at the same time. */
    static FileChannel channel(String name) throws IOException {
        return SHARED.channel(name);
    }

    /** Holds the server until nobody uses it any more. */
    public static void main(String[] arguments) throws IOException {
        SHARED.hold(() -> {
            EmbeddedPostgres server = EmbeddedPostgres.builder().setPGStartupWait(LONG_ENOUGH).start();
            return new SharedServer.Running() {
                @Override
                public int port() {
                    return server.getPort();
                }

                @Override
                public void close() throws IOException {
                    server.close();
                }
            };
        });
    }
}
