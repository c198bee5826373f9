package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.Transactions;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at one moment of the {@link Catalogue}, keeps what is to be written, and writes it with one commit. */
final class CatalogueSession implements SwitchSession {
    static final String LINE_LOST = "08006";

    private final Catalogue catalogue;
    private final BlueGreenRequest request;
    private final Map<String, Optional<String>> tables = new HashMap<>();
    private final List<JournalRow> journal = new ArrayList<>();
    private Optional<List<Catalogue.Commit>> pinned = Optional.empty();
    private Optional<ProductState> next = Optional.empty();

    CatalogueSession(Catalogue catalogue, BlueGreenRequest request) {
        this.catalogue = catalogue;
        this.request = request;
    }

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Optional<ProductState> state() throws SQLException {
        return next.isPresent() ? next : Optional.ofNullable(head().states().get(request.liveSchema()));
    }

    /** A commit has happened or not: nothing is ever under way. */
    @Override
    public Optional<ProductState> settledState() throws SQLException {
        return state();
    }

    @Override
    public ProductState stateOrNew() throws SQLException {
        Optional<ProductState> found = state();
        if (found.isPresent()) {
            return found.get();
        }
        String live = request.liveSchema();
        ProductState fresh = new ProductState(
                live, request.product(), request.environment(), "cafe", 0, Optional.empty(), OptionalLong.empty(),
                Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(),
                Set.of(), Map.of(Colour.BLUE, live + "__blue", Colour.GREEN, live + "__green"), 0,
                Optional.empty(), 0, "");
        next = Optional.of(fresh);
        return fresh;
    }

    @Override
    public List<ProductState> products() throws SQLException {
        return List.copyOf(new TreeMap<>(head().states()).values());
    }

    @Override
    public List<JournalRow> rows(long after, long upTo) throws SQLException {
        SortedMap<Long, JournalRow> found = new TreeMap<>();
        // An entry that is settled later is in two commits: the later one counts.
        for (Catalogue.Commit commit : history()) {
            commit.journal().forEach(row -> put(found, row));
        }
        journal.forEach(row -> put(found, row));
        return List.copyOf(found.subMap(after + 1, upTo + 1).values());
    }

    private void put(SortedMap<Long, JournalRow> found, JournalRow row) {
        if (row.entry().deployment().startsWith(request.product() + "/")) {
            found.put(row.entry().number(), row);
        }
    }

    @Override
    public List<JournalEntry> entries(long after, long upTo, int most) throws SQLException {
        return rows(after, upTo).stream().map(JournalRow::entry).limit(most).toList();
    }

    @Override
    public List<JournalEvents.Told> told(long after, long upTo, int most, long characters) throws SQLException {
        return rows(after, upTo).stream()
                .limit(most)
                .map(row -> new JournalEvents.Told(row.entry(), row.release(), row.failedSince()))
                .toList();
    }

    @Override
    public boolean swap(StateChange change) throws SQLException {
        ProductState to = change.next();
        if (state().filter(now -> now.changeCount() == to.changeCount()).isEmpty()) {
            return false;
        }
        next = Optional.of(new ProductState(
                to.liveSchema(), to.product(), to.environment(), to.identity(), to.changeCount() + 1, to.live(),
                to.liveEntry(), to.previous(), to.previousEntry(), to.candidate(), to.candidateRun(), to.watermark(),
                to.made(), to.schemas(), to.lastEntry(), to.lease(), to.run(), to.tokenDigest()));
        change.appended().ifPresent(journal::add);
        change.settled().ifPresent(journal::add);
        return true;
    }

    @Override
    public void commit() throws SQLException {
        if (next.isEmpty() && tables.isEmpty()) {
            return;
        }
        ProductState seen = head().states().get(request.liveSchema());
        boolean done;
        try {
            done = catalogue.commit(
                    request.liveSchema(),
                    seen == null ? OptionalLong.empty() : OptionalLong.of(seen.changeCount()),
                    new Catalogue.Changes(tables, next, journal));
        } catch (Catalogue.LineLost lost) {
            throw new SQLException("the line is lost", LINE_LOST, lost);
        }
        if (!done) {
            throw new SQLException("the state key has changed", Transactions.TRY_AGAIN);
        }
    }

    @Override
    public void close() {
        // What was kept to be written is forgotten with the session.
    }

    @Override
    public void guardLive() {
        // A commit from an older state is refused, whatever was changed.
    }

    @Override
    public void atOneMoment() {
        // Every session looks at one moment.
    }

    @Override
    public String makeCandidate(ProductState state, Optional<JournalRow> live, List<Message> warnings)
            throws SQLException {
        String schema = request.liveSchema() + "__" + state.nextCandidate().word() + "_" + state.run();
        clear(state.schema(state.nextCandidate()));
        clear(schema);
        return schema;
    }

    @Override
    public Message retire(ProductState state) throws SQLException {
        String schema = state.schema(state.nextCandidate());
        clear(schema);
        return SwitchVerdictCode.COLOUR_GONE.of(schema);
    }

    private void clear(String schema) throws SQLException {
        head().tables().keySet().stream()
                .filter(name -> name.startsWith(schema + "."))
                .forEach(name -> tables.put(name, Optional.empty()));
    }

    @Override
    public void analyze(String schema) {
        // There is nothing to be known of it.
    }

    @Override
    public Watermark live(ProductState state, JournalRow live) throws SQLException {
        return new Watermark(now(), offered(state.schema(live.entry().to().orElseThrow())));
    }

    @Override
    public SortedMap<String, TableFingerprint> offered(String schema) throws SQLException {
        SortedMap<String, TableFingerprint> marks = new TreeMap<>();
        head().tables().forEach((name, content) -> {
            if (name.startsWith(schema + ".")) {
                marks.put(name.substring(schema.length() + 1), new TableFingerprint(1, content));
            }
        });
        return marks;
    }

    @Override
    public PlanDraft plan(ProductState state, Optional<JournalRow> live, SwitchDirection course) throws SQLException {
        Map<String, Optional<String>> changes = new TreeMap<>();
        live.ifPresent(row -> row.content().names().forEach(name -> changes.put(liveName(name), Optional.empty())));
        List<JournalRow.LiveObject> content = new ArrayList<>();
        List<ObjectChange> objects = new ArrayList<>();
        List<Message> refusals = new ArrayList<>();
        if (course.to().isPresent()) {
            String schema = state.schema(course.to().get());
            SortedMap<String, TableFingerprint> marks = offered(schema);
            marks.forEach((name, mark) -> {
                changes.put(liveName(name), Optional.of(mark.checksum()));
                content.add(new JournalRow.LiveObject(name, List.of(), Optional.of(mark)));
                objects.add(new ObjectChange(
                        name, ObjectChange.Kind.REPLACED, List.of(), OptionalLong.empty(), OptionalLong.of(1)));
            });
            if (marks.isEmpty()) {
                refusals.add(SwitchPlanCode.NOTHING_TO_SHOW.of(schema));
            }
        }
        SwitchPlan plan = new SwitchPlan(
                "plan of " + changes, changes.keySet().stream().map(name -> "PUT " + name).toList(), objects, List.of(),
                List.of(), refusals, List.of(), List.of());
        return new PlanDraft(plan, new JournalRow.Content(content, Map.of()), () -> tables.putAll(changes));
    }

    private String liveName(String object) {
        return request.liveSchema() + "." + object;
    }

    @Override
    public List<Message> changedByHand(ProductState state) {
        return List.of();
    }

    private Catalogue.Commit head() throws SQLException {
        List<Catalogue.Commit> history = history();
        return history.get(history.size() - 1);
    }

    /** Asked for once: all that a session reads is of one moment. */
    private List<Catalogue.Commit> history() throws SQLException {
        if (pinned.isEmpty()) {
            try {
                pinned = Optional.of(catalogue.history());
            } catch (Catalogue.LineLost lost) {
                throw new SQLException("the line is lost", LINE_LOST, lost);
            }
        }
        return pinned.get();
    }
}
