package io.jenkins.plugins.dataops.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that is none: it refuses TLS, asks whoever comes for the password in clear text, and notes it. */
public final class FakePostgreSql implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private volatile int visits;

    private FakePostgreSql() throws IOException {
        Thread serving = new Thread(this::serve, "fake PostgreSQL");
        serving.setDaemon(true);
        serving.start();
    }

    /**
     * Begins to listen on a free port.
     *
     * @return the server, which the caller closes
     * @throws IOException when there is no free port
     */
    public static FakePostgreSql listen() throws IOException {
        return new FakePostgreSql();
    }

    /**
     * Where it listens.
     *
     * @return a JDBC URL without parameters
     */
    public String url() {
        return "jdbc:postgresql://localhost:" + listening.getLocalPort() + "/warehouse";
    }

    /**
     * What it was told.
     *
     * @return the passwords in clear text
     */
    public List<String> passwords() {
        return passwords;
    }

    /**
     * How often somebody connected.
     *
     * @return the number of connections
     */
    public int visits() {
        return visits;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                visits++;
                converse(new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
            } catch (IOException gone) {
                // The visitor hung up, as a driver does that may not speak without TLS.
            }
        }
    }

    private void converse(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] rest = in.readNBytes(in.readInt() - 4);
        int code = new DataInputStream(new java.io.ByteArrayInputStream(rest)).readInt();
        if (code == SSL_REQUEST || code == GSS_REQUEST) {
            out.writeByte('N');
            out.flush();
            converse(in, out);
            return;
        }
        // AuthenticationCleartextPassword
        out.writeByte('R');
        out.writeInt(8);
        out.writeInt(3);
        out.flush();
        if (in.readByte() == 'p') {
            byte[] password = in.readNBytes(in.readInt() - 4);
            passwords.add(new String(password, 0, password.length - 1, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
