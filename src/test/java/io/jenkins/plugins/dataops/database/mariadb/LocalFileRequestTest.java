package io.jenkins.plugins.dataops.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.Tls;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is not what it seems, and answers each query by asking for a file of this machine. */
@Timeout(120)
class LocalFileRequestTest {
    private static final String CONTENT = "what no server is to see";
    private static final int QUERY = 3;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theServerGetsNoFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file.txt"), CONTENT);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listening, file));
            server.start();
            ConnectionSettings settings = new ConnectionSettings(
                    "warehouse",
                    "jdbc:mariadb://127.0.0.1:" + listening.getLocalPort() + "/flights",
                    Optional.of("root"),
                    Optional.empty(),
                    Optional.of(new Tls(Tls.Mode.DISABLE, Optional.empty(), Optional.empty(), Optional.empty())),
                    Map.of());
            assertThatThrownBy(() -> Database.open(settings, new Drivers(List.of()))).isInstanceOf(ToolException.class);
            listening.close();
            server.join();
        }
        assertThat(asked).hasPositiveValue();
        assertThat(received.toString(StandardCharsets.ISO_8859_1)).contains("flights").doesNotContain(CONTENT);
    }

    private void serve(ServerSocket listening, Path file) {
        while (true) {
            try (Socket client = listening.accept()) {
                talk(client, file);
            } catch (IOException over) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }

    private void talk(Socket client, Path file) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        send(out, 0, greeting());
        byte[] done = {0, 0, 0, 2, 0, 0, 0};
        boolean known = false;
        while (true) {
            int length = in.read() | in.read() << 8 | in.read() << 16;
            int number = in.read();
            if (number < 0) {
                return;
            }
            byte[] message = in.readNBytes(length);
            received.writeBytes(message);
            if (known && length > 0 && message[0] == QUERY) {
                asked.incrementAndGet();
                send(out, number + 1, ("\u00FB" + file).getBytes(StandardCharsets.ISO_8859_1));
            } else {
                known = true;
                send(out, number + 1, done);
            }
        }
    }

    /** Version 10 of the protocol: of all that a server can do, no TLS. */
    private static byte[] greeting() {
        String greeting = "\n11.4.5-MariaDB\0" + "\1\0\0\0" + "saltsalt\0" + "\u00FF\u00F7" + "-" + "\2\0" + "\u00FF\u0001"
                + "\25" + "\0".repeat(10) + "saltsaltsalt\0" + "mysql_native_password\0";
        return greeting.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void send(OutputStream out, int number, byte[] message) throws IOException {
        out.write(new byte[] {(byte) message.length, (byte) (message.length >> 8), 0, (byte) number});
        out.write(message);
        out.flush();
    }
}
