package io.jenkins.plugins.dataops.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;

/**
 * The products that builds of this controller hold, written down before they are taken: whatever happens to a build, its
 * agent or the controller, somebody knows what has to be given back. It follows jobs that are renamed or moved.
 */
@Extension
public final class LeaseRegister extends ItemListener {
    private final Set<String> inHand = new HashSet<>();
    private Map<String, HeldLease> held;

    /** The register of this controller. */
    static LeaseRegister get() {
        return ExtensionList.lookupSingleton(LeaseRegister.class);
    }

    /** Writes a lease down that is about to be taken, and takes it in hand; what cannot be written is not there. */
    synchronized void add(HeldLease lease) throws IOException {
        leases().put(lease.id(), lease);
        boolean written = false;
        try {
            save();
            written = true;
        } finally {
            if (!written) {
                leases().remove(lease.id());
            }
        }
        inHand.add(lease.id());
    }

    /**
     * Takes a lease in hand, so that only one thread at a time works with it.
     *
     * @return whether it was free
     */
    synchronized boolean takeInHand(String id) {
        return inHand.add(id);
    }

    synchronized void letGo(String id) {
        inHand.remove(id);
    }

    /** A lease that is written down. */
    synchronized Optional<HeldLease> find(String id) {
        return Optional.ofNullable(leases().get(id));
    }

    /** All of them. */
    synchronized List<HeldLease> listed() {
        return List.copyOf(leases().values());
    }

    /**
     * Notes what became of a lease, if it is still written down. It is known here even when it cannot be written now, and
     * goes into the file with whatever is written next.
     */
    synchronized void change(String id, UnaryOperator<HeldLease> change) throws IOException {
        if (leases().computeIfPresent(id, (key, lease) -> change.apply(lease)) != null) {
            save();
        }
    }

    /** Forgets a lease that is given back. */
    synchronized void remove(String id) throws IOException {
        inHand.remove(id);
        if (leases().remove(id) != null) {
            save();
        }
    }

    @Override
    public synchronized void onLocationChanged(Item item, String from, String to) {
        UnaryOperator<HeldLease> renamed = lease -> lease.renamed(from, to);
        if (leases().values().stream().anyMatch(lease -> renamed.apply(lease) != lease)) {
            leases().replaceAll((id, lease) -> renamed.apply(lease));
            try {
                save();
            } catch (IOException failure) {
                throw new UncheckedIOException("the held leases cannot be written", failure);
            }
        }
    }

    private Map<String, HeldLease> leases() {
        if (held == null) {
            held = read();
        }
        return held;
    }

    private static Map<String, HeldLease> read() {
        Path file = file();
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try {
            JsonNode written = Json.mapper().readTree(Files.readString(file));
            written.forEach(LeaseRegister::upgrade);
            return Json.mapper()
                    .readerFor(new TypeReference<LinkedHashMap<String, HeldLease>>() {})
                    .readValue(written);
        } catch (IOException failure) {
            throw new UncheckedIOException("the held leases cannot be read from " + file
                + ": restore the file, or move it away; the leases in it then end by themselves", failure);
        }
    }

    /** Earlier versions wrote down what names product and owner as options of a command line. */
    private static void upgrade(JsonNode lease) {
        if (!lease.has("request")) {
            List<String> options = new ArrayList<>();
            lease.path("options").forEach(option -> options.add(option.asText()));
            ((ObjectNode) lease).set("request", Json.mapper().valueToTree(SavedOptions.read(AbandonRequest.class, options)));
        }
    }

    private void save() throws IOException {
        Files.createDirectories(file().getParent());
        try (AtomicFileWriter writer = new AtomicFileWriter(file(), StandardCharsets.UTF_8)) {
            writer.write(Json.mapper().writeValueAsString(held));
            writer.commit();
        }
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("dataops").resolve("leases.json");
    }
}
