package io.jenkins.plugins.dataops.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL server for all JVMs that test in this folder at the same time. A process of its own holds it, which the
 * first of them starts, and which ends when the last of them has ended, in whatever way: each holds a lock as long as it
 * lives.
 */
final class TestServer {
    private static final Path FOLDER = Path.of("target", "postgresql").toAbsolutePath();
    private static final Path PORT = FOLDER.resolve("port");

    /** Only ends what hangs: a machine at work may take minutes for what usually takes two seconds. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    /** Never closed: its lock tells the server's holder that this JVM lives. */
    private static FileChannel user;

    private TestServer() {}

    /** The port of the server, which runs from now on until this JVM has ended. */
    static synchronized int port() {
        try {
            Files.createDirectories(FOLDER);
            if (user == null) {
                FileChannel channel = channel("users");
                channel.lock(0, Long.MAX_VALUE, true);
                user = channel;
            }
            try (FileChannel start = channel("start"); FileLock alone = start.lock()) {
                if (!held() || !Files.exists(PORT)) {
                    Files.deleteIfExists(PORT);
                    start();
                }
                return Integer.parseInt(Files.readString(PORT));
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "the test server did not start: "
                            + ofRoot(System.getProperty("user.name"), "unshare", "-U", "true").orElse("see " + FOLDER),
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
        return FileChannel.open(
                FOLDER.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A holder that was killed has left its port behind, and its lock not. */
    private static boolean held() throws IOException {
        try (FileChannel holder = channel("holder"); FileLock free = holder.tryLock()) {
            return free == null;
        }
    }

    private static void start() throws IOException, InterruptedException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TestServer.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("log").toFile())
                .start();
        while (!Files.exists(PORT)) {
            if (holder.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("its holder ended with " + holder.exitValue());
            }
        }
    }

    /** Holds the server until nobody uses it any more. */
    public static void main(String[] arguments) throws IOException {
        try (FileChannel holder = channel("holder");
                FileLock held = holder.lock();
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(LONG_ENOUGH)
                        .start();
                FileChannel users = channel("users")) {
            Path written = Files.writeString(FOLDER.resolve("port.part"), String.valueOf(server.getPort()));
            Files.move(written, PORT, StandardCopyOption.ATOMIC_MOVE);
            users.lock();
            // Whoever comes from here on waits for the lock, and then starts a new one.
            Files.delete(PORT);
        }
    }
}
