package io.jenkins.plugins.dataops.page;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;

/** The build's report: migrations, tests, switch, and what was recorded, rendered from untrusted documents. */
public final class DataOpsTab extends Tab {
    private final DataOpsRunAction results;

    DataOpsTab(Run<?, ?> run, DataOpsRunAction results) {
        super(run);
        this.results = results;
    }

    /**
     * The report's body.
     *
     * @return HTML in which every value from a worker is escaped
     */
    public String getReport() {
        return results.report();
    }

    /**
     * How many results there are that the report leaves out.
     *
     * @return their number
     */
    public int getFurther() {
        return results.leftOut();
    }

    @Override
    public String getIconFileName() {
        return "symbol-git-compare-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.DataOpsTab_displayName();
    }

    @Override
    public String getUrlName() {
        return "dataops";
    }

    /** Gives the tab to builds that did data work, and only to them. */
    @Extension
    @SuppressWarnings("rawtypes") // TransientActionFactory is asked by the raw class.
    public static final class Factory extends TransientActionFactory<Run> {
        @Override
        public Class<Run> type() {
            return Run.class;
        }

        /** Told apart from the results' own action, which is asked for while this one is made. */
        @Override
        public Class<? extends Action> actionType() {
            return DataOpsTab.class;
        }

        @Override
        public Collection<? extends Action> createFor(Run run) {
            DataOpsRunAction results = ((Run<?, ?>) run).getAction(DataOpsRunAction.class);
            return results == null ? List.of() : List.of(new DataOpsTab(run, results));
        }
    }
}
