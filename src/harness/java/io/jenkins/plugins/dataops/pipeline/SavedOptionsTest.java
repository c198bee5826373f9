package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.DriftPolicy;
import io.jenkins.plugins.dataops.bluegreen.Retention;
import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.AllowanceRequest;
import io.jenkins.plugins.dataops.request.ChecksRequest;
import io.jenkins.plugins.dataops.request.CutoverRequest;
import io.jenkins.plugins.dataops.request.HoldRequest;
import io.jenkins.plugins.dataops.request.HolderRequest;
import io.jenkins.plugins.dataops.request.LiveRequest;
import io.jenkins.plugins.dataops.request.PrepareRequest;
import io.jenkins.plugins.dataops.request.ProductRequest;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import io.jenkins.plugins.dataops.request.SwitchRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What versions before wrote down as options is understood, word for word. */
class SavedOptionsTest {
    private static final ProductRequest SALES =
            new ProductRequest(Optional.of("sales"), Optional.of("test=1"), Optional.empty());
    private static final HolderRequest OWNER = new HolderRequest(Optional.of("job#1/3"), Optional.empty());
    private static final LiveRequest LIVE = new LiveRequest(List.of("a", "b"), List.of());
    private static final ChecksRequest CHECKS =
            new ChecksRequest(List.of("before/*.yaml", "x.yaml"), List.of("after/*.yaml"), Map.of());
    private static final Optional<Duration> TIMEOUT = Optional.of(Duration.ofMinutes(5));

    @Test
    void everyOptionThatADeploymentSavedIsUnderstood() {
        SavedRequest prepare = SavedOptions.request(
                PrepareRequest.class,
                List.of(
                        "--product=sales", "--environment=test=1", "--owner=job#1/3", "--object=a", "--object=b",
                        "--lease=PT8H", "--statement-timeout=PT5M", "--start=structure", "--revision=r1",
                        "--check-before=before/*.yaml", "--check-before=x.yaml", "--check-after=after/*.yaml",
                        "--take-over"));
        assertThat(prepare.verb(PrepareRequest.class))
                .isEqualTo(new PrepareRequest(
                        SALES,
                        OWNER,
                        new HoldRequest(Optional.of(Duration.ofHours(8)), true),
                        LIVE,
                        CHECKS,
                        Optional.of(Start.STRUCTURE),
                        Optional.of("r1")));
        assertThat(prepare.statementTimeout()).isEqualTo(TIMEOUT);

        SavedRequest switchOver = SavedOptions.request(
                SwitchRequest.class,
                List.of(
                        "--product=sales", "--environment=test=1", "--owner=job#1/3", "--object=a", "--object=b",
                        "--statement-timeout=PT5M", "--drift=accept", "--revision=r1", "--expected-plan-hash=abc",
                        "--retention=drop", "--check-before=before/*.yaml", "--check-before=x.yaml",
                        "--check-after=after/*.yaml", "--drop-objects", "--allow-one-way",
                        "--url=https://jenkins.example/?a=b"));
        assertThat(switchOver.verb(SwitchRequest.class))
                .isEqualTo(new SwitchRequest(
                        SALES,
                        OWNER,
                        new HoldRequest(Optional.empty(), false),
                        LIVE,
                        new CutoverRequest(
                                Optional.of(DriftPolicy.ACCEPT), Optional.of(Retention.DROP), Optional.of("abc")),
                        new AllowanceRequest(true, true),
                        CHECKS,
                        new ReleaseRequest(
                                Optional.of("r1"),
                                Optional.empty(),
                                false,
                                Optional.of("https://jenkins.example/?a=b"))));
        assertThat(switchOver.statementTimeout()).isEqualTo(TIMEOUT);
    }

    @Test
    void whatIsOfAnotherRequestIsPassedOver() {
        assertThat(SavedOptions.read(
                        AbandonRequest.class,
                        List.of("the options", "--product=sales", "--environment=test=1", "--owner=job#1/3", "--start=no")))
                .isEqualTo(new AbandonRequest(SALES, OWNER));
    }
}
