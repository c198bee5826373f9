package io.jenkins.plugins.dataops.pipeline;

import hudson.Util;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Which migrations a step is about: where they are, whose schemas they manage, what stands for their placeholders, and how
 * they meet the database.
 */
public abstract class MigratingStep extends WarehouseStep {
    private List<String> locations = List.of();
    private List<String> schemas = List.of();
    private List<String> placeholders = List.of();
    private List<String> secretPlaceholders = List.of();
    private boolean noPlaceholders;
    private String table;
    private boolean outOfOrder;
    private boolean noCreateSchemas;
    private String lockWait;

    /**
     * Where the migrations are.
     *
     * @return folders below the project's folder; empty for those of {@code dataops.yaml}
     */
    public List<String> getLocations() {
        return locations;
    }

    /**
     * Chooses where the migrations are.
     *
     * @param locations folders below the project's folder
     */
    @DataBoundSetter
    public void setLocations(List<String> locations) {
        this.locations = TextLines.of(locations);
    }

    /**
     * The schemas that the migrations manage.
     *
     * @return names; empty for those of {@code dataops.yaml}
     */
    public List<String> getSchemas() {
        return schemas;
    }

    /**
     * Chooses the schemas.
     *
     * @param schemas names; the first is the default one
     */
    @DataBoundSetter
    public void setSchemas(List<String> schemas) {
        this.schemas = TextLines.of(schemas);
    }

    /**
     * Values for the placeholders in the SQL.
     *
     * @return name=value pairs
     */
    public List<String> getPlaceholders() {
        return placeholders;
    }

    /**
     * Sets values for the placeholders; they are seen in plans and reports, so no secrets here.
     *
     * @param placeholders name=value pairs
     */
    @DataBoundSetter
    public void setPlaceholders(List<String> placeholders) {
        this.placeholders = TextLines.of(placeholders);
    }

    /**
     * Placeholders in the SQL whose values are secret.
     *
     * @return name=VARIABLE pairs, each with the name of an environment variable
     */
    public List<String> getSecretPlaceholders() {
        return secretPlaceholders;
    }

    /**
     * Takes secret values for placeholders from variables of the build; they are masked wherever SQL is shown.
     *
     * @param secretPlaceholders name=VARIABLE pairs, never the values themselves
     */
    @DataBoundSetter
    public void setSecretPlaceholders(List<String> secretPlaceholders) {
        this.secretPlaceholders = TextLines.of(secretPlaceholders);
    }

    /**
     * Whether <code>${name}</code> in the SQL stays as it is.
     *
     * @return true when nothing is put in
     */
    public boolean isNoPlaceholders() {
        return noPlaceholders;
    }

    /**
     * Leaves <code>${name}</code> in the SQL as it is.
     *
     * @param noPlaceholders true to put nothing in
     */
    @DataBoundSetter
    public void setNoPlaceholders(boolean noPlaceholders) {
        this.noPlaceholders = noPlaceholders;
    }

    /**
     * The table that remembers what was applied.
     *
     * @return its name; null for that of {@code dataops.yaml}
     */
    public String getTable() {
        return table;
    }

    /**
     * Chooses the table that remembers what was applied.
     *
     * @param table its name
     */
    @DataBoundSetter
    public void setTable(String table) {
        this.table = Util.fixEmptyAndTrim(table);
    }

    /**
     * Whether versions below the current one are applied as well.
     *
     * @return true when they are
     */
    public boolean isOutOfOrder() {
        return outOfOrder;
    }

    /**
     * Lets versions below the current one be applied as well.
     *
     * @param outOfOrder true to apply them
     */
    @DataBoundSetter
    public void setOutOfOrder(boolean outOfOrder) {
        this.outOfOrder = outOfOrder;
    }

    /**
     * Whether schemas that are missing stay missing.
     *
     * @return true when none is created
     */
    public boolean isNoCreateSchemas() {
        return noCreateSchemas;
    }

    /**
     * Leaves schemas that are missing as they are.
     *
     * @param noCreateSchemas true to create none
     */
    @DataBoundSetter
    public void setNoCreateSchemas(boolean noCreateSchemas) {
        this.noCreateSchemas = noCreateSchemas;
    }

    /**
     * How long to wait for another run on the same database.
     *
     * @return ISO 8601 duration; null for five minutes
     */
    public String getLockWait() {
        return lockWait;
    }

    /**
     * Chooses how long to wait for another run on the same database.
     *
     * @param lockWait ISO 8601 duration
     */
    @DataBoundSetter
    public void setLockWait(String lockWait) {
        this.lockWait = Util.fixEmptyAndTrim(lockWait);
    }

    @Override
    Optional<String> fault() {
        return TextLines.pairFault("placeholders", placeholders)
                .or(() -> TextLines.pairFault("secretPlaceholders", secretPlaceholders))
                .or(() -> TextLines.variableFault(
                        "secretPlaceholders", List.copyOf(secretVariablesOfPlaceholders().values())))
                .or(() -> TextLines.durationFault("lockWait", lockWait));
    }

    /** For each secret placeholder the variable of the build that has its value. */
    final Map<String, String> secretVariablesOfPlaceholders() {
        return TextLines.pairs(secretPlaceholders);
    }
}
