package io.jenkins.plugins.dataops.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that can be cut at a certain statement, before the server gets it or after. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String pattern;
    private volatile boolean after;
    private volatile boolean forGood;
    private volatile boolean wasCut;

    /**
     * Opens a way.
     *
     * @param port the server's port on this machine
     * @throws IOException when no port is free
     */
    public CuttingProxy(int port) throws IOException {
        this.port = port;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The port to connect to instead of the server's. */
    public int port() {
        return entrance.getLocalPort();
    }

    /**
     * Arms the cut.
     *
     * @param statement a text that the client sends
     * @param arrives whether the server gets it, so that only the answer is lost
     * @param stays whether nobody can connect afterwards
     */
    public void cutAt(String statement, boolean arrives, boolean stays) {
        after = arrives;
        forGood = stays;
        pattern = statement;
    }

    /** Whether the cut was reached. */
    public boolean wasCut() {
        return wasCut;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(client);
                sockets.add(server);
                start(() -> pump(client, server, true));
                start(() -> pump(server, client, false));
            }
        } catch (IOException closed) {
            // The test is over, or the way is cut for good.
        }
    }

    private void pump(Socket from, Socket to, boolean toServer) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                boolean cut = toServer && pattern != null && text.contains(pattern);
                if (!cut || after) {
                    output.write(buffer, 0, count);
                    output.flush();
                }
                if (cut) {
                    cut(after ? from : null);
                    return;
                }
            }
        } catch (IOException closed) {
            // One of both ends was closed.
        }
    }

    /** Cuts every connection; where the server is to get the statement, its side lasts until it has. */
    private void cut(Socket client) throws IOException {
        pattern = null;
        wasCut = true;
        if (forGood) {
            entrance.close();
        }
        // Whoever connects anew while the server still gets the statement is not cut off with the others.
        List<Socket> there = List.copyOf(sockets);
        if (client != null) {
            client.close();
            pause();
        }
        for (Socket socket : there) {
            socket.close();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
