package io.jenkins.plugins.dataops.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * One server for all JVMs that test in this folder at the same time. A process of its own holds it, which the first of them
 * starts, and which ends when the last of them has ended, in whatever way: each holds a lock as long as it lives.
 */
final class SharedServer {
    private final Path folder;
    private final Path portFile;
    private final Class<?> holder;

    /** Never closed: its lock tells the server's holder that this JVM lives. */
    private FileChannel user;

    /**
     * A server that may run already.
     *
     * @param name what it is called, in a word
     * @param holder the class whose main method {@linkplain #hold holds} it
     */
    SharedServer(String name, Class<?> holder) {
        this.folder = Path.of("target", name).toAbsolutePath();
        this.portFile = folder.resolve("port");
        this.holder = holder;
    }

    /** Where it has its files. */
    Path folder() {
        return folder;
    }

    /** The port of the server, which runs from now on until this JVM has ended. */
    synchronized int port() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (user == null) {
            FileChannel channel = channel("users");
            channel.lock(0, Long.MAX_VALUE, true);
            user = channel;
        }
        try (FileChannel start = channel("start"); FileLock alone = start.lock()) {
            if (!held() || !Files.exists(portFile)) {
                Files.deleteIfExists(portFile);
                start();
            }
            return Integer.parseInt(Files.readString(portFile));
        }
    }

    /** What no two JVMs may do to the server at the same time. */
    FileChannel channel(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A holder that was killed has left its port behind, and its lock not. */
    private boolean held() throws IOException {
        try (FileChannel channel = channel("holder"); FileLock free = channel.tryLock()) {
            return free == null;
        }
    }

    private void start() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        holder.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (!Files.exists(portFile)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("its holder ended with " + process.exitValue() + ", see " + folder);
            }
        }
    }

    /** A server that runs. */
    interface Running extends AutoCloseable {
        /** Where it listens. */
        int port();

        @Override
        void close() throws IOException;
    }

    /** Starts one. */
    @FunctionalInterface
    interface Start {
        /** Returns once it takes connections. */
        Running run() throws IOException;
    }

    /** Holds a server until nobody uses it any more. */
    void hold(Start start) throws IOException {
        try (FileChannel channel = channel("holder");
                FileLock held = channel.lock();
                Running server = start.run();
                FileChannel users = channel("users")) {
            Path written = Files.writeString(folder.resolve("port.part"), String.valueOf(server.port()));
            Files.move(written, portFile, StandardCopyOption.ATOMIC_MOVE);
            users.lock();
            // Whoever comes from here on waits for the lock, and then starts a new one.
            Files.delete(portFile);
        }
    }
}
