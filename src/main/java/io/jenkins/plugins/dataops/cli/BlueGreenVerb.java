package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenRequest;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.bluegreen.RetryPolicy;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.deploy.CheckPlan;
import io.jenkins.plugins.dataops.deploy.JournalRecording;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.deploy.RepositoryRelease;
import io.jenkins.plugins.dataops.deploy.Surroundings;
import io.jenkins.plugins.dataops.deploy.SwitchChecks;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.report.text.BlueGreenText;
import io.jenkins.plugins.dataops.report.text.PartsText;
import io.jenkins.plugins.dataops.request.ChecksRequest;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.HoldRequest;
import io.jenkins.plugins.dataops.request.LedgerRequest;
import io.jenkins.plugins.dataops.request.ProductVerbRequest;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What all verbs of blue-green deployment share: which product in which database, and who deploys it.
 *
 * @param <R> the record of the request
 */
abstract class BlueGreenVerb<R extends Record & ProductVerbRequest> extends WarehouseVerb<R> {
    private Map.Entry<String, ProductSection> product;
    private SwitchChecks checks;
    private boolean asked;
    /** A program that hands a request over keeps the ledger itself. */
    private final RequestOptions<LedgerRequest> ledgerOptions = new RequestOptions<>(LedgerRequest.class);

    BlueGreenVerb(Class<R> type) {
        super(type);
    }

    /**
     * The step of this verb.
     *
     * @param run the product in its open database, its release not yet known
     * @return what was found out
     */
    abstract VerbResult act(ProductRun run);

    /** Whether this process lives through the whole of what it begins, so that its death frees the product. */
    boolean attended() {
        return false;
    }

    /** What the verb has to do with the ledger. */
    LedgerUse ledgerUse() {
        return LedgerUse.NONE;
    }

    @Override
    final void declareOptions(CommandSpec spec) {
        super.declareOptions(spec);
        if (ledgerUse() != LedgerUse.NONE) {
            ledgerOptions.addTo(spec, option -> true);
        }
    }

    private LedgerFile ledger() {
        return new LedgerFile(ledgerOptions.request(Map.of()), session());
    }

    /** What the verb wants of the database. */
    AccessMode access() {
        return AccessMode.WRITE;
    }

    /** Looks at what is named before the database is opened: a fault in it shows without one. */
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {}

    /** Name and section of the product. */
    final Map.Entry<String, ProductSection> product() {
        return product;
    }

    /** Which specifications judge the product. */
    final CheckPlan plan(ChecksRequest asked) {
        return new CheckPlan(
                session().project(), product.getValue(), asked, session()::files, session().reachable());
    }

    /** The checks of a run, which are told with its result, also when it is stopped between them. */
    final SwitchChecks telling(ProductRun run, ChecksRequest asked) {
        CheckPlan plan = plan(asked);
        session().hideSecretsOf(plan.parameters());
        checks = new SwitchChecks(run, plan);
        return checks;
    }

    /** What goes live, as the project's repository tells it. */
    final RepositoryRelease release(ReleaseRequest asked) {
        return new RepositoryRelease(session().project(), product, asked, session().progress());
    }

    @Override
    final Optional<NextCommand> aftermath() {
        return access() == AccessMode.READ ? Optional.empty() : Optional.of(NextCommand.status());
    }

    @Override
    final VerbResult work(CommandSession session) {
        product = session.project().product(request().product().product());
        look(session, product);
        if (!session.isWorker() && ledgerUse() == LedgerUse.TOLD) {
            // That it is not written over by an output has to show before readers are switched.
            ledger().path();
        }
        ConnectionSettings settings = session.settings(target(), product.getValue().connection());
        // Before the file is opened, which makes it where there is none.
        demandSwitchable(settings);
        boolean unrenewed = isUnrenewed(session, settings);
        try (Database database = session.open(settings, target(), access()).holdingFile()) {
            return work(session, database, unrenewed);
        }
    }

    private VerbResult work(CommandSession session, Database database, boolean unrenewed) {
        ProductRun opened =
                new ProductRun(surroundings(session), database, engineRequest(session), command -> typed(own(command)));
        ProductRun run = unrenewed ? opened.under(opened.request().lease().forAsLongAsMayBe()) : opened;
        try {
            return act(run);
        } catch (ToolException | UsageException failure) {
            if (Stop.requested().isEmpty()) {
                throw failure;
            }
            return stopped(run, Stop.requested().get(), failure);
        }
    }

    private static Surroundings surroundings(CommandSession session) {
        return new Surroundings(
                session.project().folder(),
                session.reachable(),
                session.progress(),
                secret -> session.hide(new SecretValue(secret)),
                session.masking(),
                Version.tool());
    }

    /** Begun again is what was called: whoever deploys with one command need not prepare by hand. */
    private NextCommand own(NextCommand command) {
        String verb = spec().qualifiedName().substring("dataops ".length());
        boolean begins = command.verb().equals(NextCommand.prepare().verb());
        boolean takes = command.options().stream().allMatch(option -> spec().findOption(option.name()) != null);
        boolean deploys = spec().name().equals("deploy") || !command.options().isEmpty();
        return begins && takes && deploys ? new NextCommand(verb, command.options(), command.arguments()) : command;
    }

    /** What a stop has left is asked of the journal: the switch may have happened before it. */
    private VerbResult stopped(ProductRun run, String reason, RuntimeException failure) {
        Stop.told();
        asked = true;
        try {
            BlueGreen blueGreen = run.blueGreen();
            BlueGreenResult left = blueGreen.left().stoppedBy(spec().name(), reason);
            VerbResult finding = checks == null ? finding(left) : finding(checks, left);
            return shown(run, ledgerUse() == LedgerUse.TOLD ? recorded(finding, blueGreen) : finding);
        } catch (RuntimeException unreadable) {
            unreadable.addSuppressed(failure);
            throw unreadable;
        }
    }

    /** Tells the ledger, and returns the finding; a ledger that cannot be told only warns. */
    final VerbResult recorded(VerbResult finding, BlueGreen blueGreen) {
        // The controller of a worker keeps the ledger, and asks for what it lacks.
        return session().isWorker()
                ? finding
                : finding.atLeast(recording().record((BlueGreenResult) finding.result(), blueGreen));
    }

    /** What tells a ledger of this product's switches. */
    final JournalRecording recording() {
        return new JournalRecording(
                ledger().path(),
                session().progress(),
                session().masking(),
                typed(NextCommand.recordFromJournal()));
    }

    /** A finding as this verb prints it. */
    VerbResult shown(ProductRun run, VerbResult finding) {
        return finding;
    }

    @Override
    String leftBehind(Exception failure) {
        return asked
                ? "what readers see could not be read from the journal"
                        + typed(NextCommand.status()).map("; ask again: "::concat).orElse("")
                : super.leftBehind(failure);
    }

    private static void demandSwitchable(ConnectionSettings settings) {
        Dialects.of(settings.url()).againstSwitching().ifPresent(reason -> {
            throw new UsageException("connection '" + settings.name() + "': " + reason);
        });
    }

    /**
     * Whether nobody may renew the lease: an embedded database lets nobody else in while the build that a controller
     * waits for works on it. The controller gives the lease back as soon as the build is over.
     */
    private boolean isUnrenewed(CommandSession session, ConnectionSettings settings) {
        boolean unrenewed = session.isWorker() && Dialects.of(settings.url()).isEmbedded();
        if (unrenewed && request().hold().lease().isPresent()) {
            DeclaredOption lease = DeclaredOption.named(HoldRequest.class, "lease");
            throw new UsageException(lease.name() + " (in a Pipeline " + lease.parameter() + ") has no effect on a database file: nobody can renew a"
                    + " lease there while the build works on the file, so the product is held for "
                    + LeaseTerms.LONGEST + ", and given back as soon as the build is over; leave it out");
        }
        return unrenewed;
    }

    private BlueGreenRequest engineRequest(CommandSession session) {
        R asked = request();
        ProductSection section = product.getValue();
        LeaseTerms terms = HolderTerms.of(asked, session.surroundings().environment(), product.getKey());
        terms.token().ifPresent(session::hide);
        List<String> objects = asked.live().objects();
        List<String> readers = asked.live().readers();
        return new BlueGreenRequest(
                product.getKey(),
                asked.product().environment().orElse(section.environment()),
                asked.product().schema().or(section::schema).orElse(product.getKey()),
                objects.isEmpty() ? section.objects() : objects,
                asked.start().orElseGet(() -> Start.valueOf(section.start().name())),
                asked.cutover().retention().orElseGet(() -> Retention.valueOf(section.retention().name())),
                asked.cutover().drift().orElseGet(() -> DriftPolicy.valueOf(section.drift().name())),
                asked.allowance().dropObjects(),
                asked.allowance().allowOneWay(),
                readers.isEmpty() ? section.readers() : readers,
                Release.of(Deployment.UNVERSIONED),
                attended() ? terms.forWholeRun() : terms,
                asked.cutover().expectedPlanHash(),
                RetryPolicy.DEFAULT);
    }

    /** The finding for a result without anything along the way. */
    static VerbResult finding(BlueGreenResult result) {
        return new VerbResult(
                Kind.BLUE_GREEN, result.outcome(), result, page -> new BlueGreenText(page).write(result));
    }

    /** The finding for a result with checks along the way. */
    static VerbResult finding(SwitchChecks checks, BlueGreenResult result) {
        return new VerbResult(
                Kind.BLUE_GREEN,
                result.outcome(),
                result,
                page -> {
                    PartsText.write(page, checks.documents());
                    new BlueGreenText(page).write(result);
                },
                checks.documents());
    }
}
