package io.jenkins.plugins.dataops.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes every call and never answers, as one does behind a network that loses what it sends. */
public final class SilentServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> callers = new CopyOnWriteArrayList<>();

    /**
     * Takes calls from now on.
     *
     * @throws IOException when there is no free port
     */
    public SilentServer() throws IOException {
        Thread thread = new Thread(this::serve, "silent-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** As which PostgreSQL it can be called. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/silent";
    }

    /** How many have called. */
    public int calls() {
        return callers.size();
    }

    private void serve() {
        while (true) {
            try {
                callers.add(listening.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
