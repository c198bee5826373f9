package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.request.ChecksRequest;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps have in common that judge a data product before and after they switch readers to it. */
public abstract class CheckingStep extends HoldingStep {
    private List<String> checksBefore = List.of();
    private List<String> checksAfter = List.of();
    private List<String> parameters = List.of();

    CheckingStep(String product) {
        super(product);
    }

    /**
     * What has to hold for the new version before readers see it.
     *
     * @return patterns of black-box specs; empty for those of {@code dataops.yaml}
     */
    public List<String> getChecksBefore() {
        return checksBefore;
    }

    /**
     * Chooses what has to hold before the switch; if it does not, readers never notice.
     *
     * @param checksBefore patterns of black-box specs
     */
    @DataBoundSetter
    public void setChecksBefore(List<String> checksBefore) {
        this.checksBefore = TextLines.of(checksBefore);
    }

    /**
     * What has to hold for the live product after the switch.
     *
     * @return patterns of black-box specs; empty for those of {@code dataops.yaml}
     */
    public List<String> getChecksAfter() {
        return checksAfter;
    }

    /**
     * Chooses what has to hold after the switch; if it does not, readers are switched back.
     *
     * @param checksAfter patterns of black-box specs
     */
    @DataBoundSetter
    public void setChecksAfter(List<String> checksAfter) {
        this.checksAfter = TextLines.of(checksAfter);
    }

    /**
     * Values for the parameters in the specs.
     *
     * @return name=value pairs
     */
    public List<String> getParameters() {
        return parameters;
    }

    /**
     * Sets values for the parameters in the specs; the build carries them as they are, so no secrets here.
     *
     * @param parameters name=value pairs
     */
    @DataBoundSetter
    public void setParameters(List<String> parameters) {
        this.parameters = TextLines.of(parameters);
    }

    @Override
    Optional<String> fault() {
        return super.fault().or(() -> TextLines.pairFault("parameters", parameters));
    }

    /** Both halves of the work need the checks: a misspelt pattern shows before anything is built for hours. */
    final ChecksRequest checks() {
        return new ChecksRequest(checksBefore, checksAfter, TextLines.pairs(parameters));
    }
}
