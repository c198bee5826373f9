package io.jenkins.plugins.dataops.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.HtmlReport;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The delivery metrics of the products that a job delivers, from the ledger alone: no build is loaded. */
public final class DeliveryTab extends Tab {
    private final Job<?, ?> job;

    DeliveryTab(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    /**
     * What the reader asked to see.
     *
     * @return the view of the present request
     */
    private DeliveryQuery view() {
        return DeliveryQuery.of(Stapler.getCurrentRequest2()::getParameter);
    }

    /**
     * The products of this job.
     *
     * @return their names, sorted
     * @throws IOException when the job's folder cannot be read
     */
    public Collection<String> getProducts() throws IOException {
        return DeliveryRecord.products(job);
    }

    /**
     * The chosen product.
     *
     * @return its name, or nothing for all of them
     */
    public String getProduct() {
        return view().product();
    }

    /**
     * The chosen environment.
     *
     * @return its name
     */
    public String getEnvironment() {
        return view().environment();
    }

    /**
     * The length of the window.
     *
     * @return in days, today included
     */
    public int getDays() {
        return view().days();
    }

    /**
     * The length of a bucket.
     *
     * @return day, week or month
     */
    public String getBucket() {
        return view().bucket();
    }

    /**
     * The lengths to choose from.
     *
     * @return day, week and month
     */
    public List<String> getBuckets() {
        return List.of("day", "week", "month");
    }

    /**
     * The zone in which days begin.
     *
     * @return its id
     */
    public String getZone() {
        return view().zone();
    }

    /**
     * Tiles, charts and tables.
     *
     * @return HTML in which every value is escaped
     * @throws IOException when the job's folder cannot be read
     */
    public String getReport() throws IOException {
        return HtmlReport.fragment(List.of(document(view())), Set.of(), Viewer.language());
    }

    /**
     * The figures for programs.
     *
     * @param response receives the result document as JSON
     * @throws IOException when the reader has gone
     */
    @GET
    @WebMethod(name = "json")
    public void doJson(StaplerResponse2 response) throws IOException {
        job.checkPermission(Item.READ);
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(document(view()).toJson());
    }

    /** The figures, computed from the ledger. */
    ResultDocument document(DeliveryQuery view) throws IOException {
        job.checkPermission(Item.READ);
        Clock clock = Clock.systemUTC();
        DeliveryReport report =
                Delivery.report(ControllerLedger.get(), view.request(getProducts(), clock), clock);
        return ResultDocument.of(
                ResultDocument.Kind.DELIVERY, "dataops", clock.instant(), Outcome.PASSED, report);
    }

    @Override
    public String getIconFileName() {
        return "symbol-trending-up-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.DeliveryTab_displayName();
    }

    @Override
    public String getUrlName() {
        return "delivery";
    }

    /** Gives the tab to jobs that delivered a product, and only to them. */
    @Extension
    @SuppressWarnings("rawtypes") // TransientActionFactory is asked by the raw class.
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        /** Told apart from the results' own action, which is asked for while this one is made. */
        @Override
        public Class<? extends Action> actionType() {
            return DeliveryTab.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job job) {
            return DeliveryRecord.has((Job<?, ?>) job) ? List.of(new DeliveryTab(job)) : List.of();
        }
    }
}
