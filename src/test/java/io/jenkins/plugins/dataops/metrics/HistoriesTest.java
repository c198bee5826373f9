package io.jenkins.plugins.dataops.metrics;

import static io.jenkins.plugins.dataops.metrics.Reports.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Histories of several rules at once and of what is told again, with the figures that are right by the definitions. An
 * event is a word that ends with its hour: {@code b=B@10} brings revision B, {@code back<A@12} steps back to A ({@code !}
 * failed, {@code ~} in part), {@code f:b@11} and {@code i:b@11} name b, {@code i@11} nobody, {@code x:i@12} ends i;
 * {@code 2/} is another product. Of {@code figures}: failed releases, releases, median hours of recovery and outages,
 * what is open, data incidents, hours of downtime.
 */
class HistoriesTest {
    private static final Instant BEGIN = Instant.parse("2026-01-02T00:00:00Z");
    private static final int LASTING = (int) Duration.between(BEGIN, Reports.NOW).toHours();
    private static final Pattern WORD = Pattern.compile(
            "(?<other>2/)?(?<id>\\w+)(?:(?<brings>[=<])(?<revision>\\w+)|:(?<names>\\w+))?@(?<hour>\\d+)(?<outcome>[!~]?)");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        // A step back and an incident.
        "a=A@0 b=B@10 back<A@12                            | b   | 2 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10 i:b@11 back<A@12                     | b   | 2 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 i@11 back<A@12                       | b   | 2 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 i@11 x:i@12 back<A@14                | b   | 2 | 4/1   | - | i  | 4",
        "a=A@0 b=B@10 i@11 back<A@12 x:i@15                | b   | 2 | 4/1   | - | -  | 4",
        "a=A@0 b=B@10 f:b@11 back<A@12 x:f@15              | b   | 2 | 5/1   | - | -  | 5",
        "a=A@0 b=B@10 i:b@11 j@11 back<A@12                | b   | 2 | 1/1   | - | -  | 1",
        // What a step back brought is not what it took away.
        "a=A@0 b=B@10 back<A@12 x:back@20                  | b   | 2 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10 i:b@11 back<A@12 x:back@20           | b   | 2 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 f:b@11 back<A@12 x:back@20           | b   | 2 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10 back<A@12 i:back@15 x:i@17           | a,b | 2 | 2/2   | - | -  | 4",
        "a=A@0 b=B@10 back<A@12 i:back@15 x:back@17        | a,b | 2 | 2/2   | - | -  | 4",
        "a=A@0 b=B@10 back=A@12 i:back@15 x:back@17        | a,b | 2 | 2/2   | - | -  | 4",
        "a=A@0 b=B@10 back<A@12 f:back@13                  | b   | 2 | -     | b | -  | lasting-10",
        "a=A@0 b=B@10 back<A@12 f:back@13 x:back@20        | b   | 2 | 10/1  | - | -  | 10",
        "a=A@0 b=B@10 back<A@12 f:back@13 x:f@20           | b   | 2 | 10/1  | - | -  | 10",
        "a=A@0 b=B@10 back<A@12 on<A@13 i:on@14 x:i@15     | a,b | 2 | 1.5/2 | - | -  | 3",
        // A step back that fails, and again.
        "a=A@0 b=B@10 s<A@12! x:s@15                       | b   | 2 | 5/1   | - | -  | 5",
        "a=A@0 b=B@10 s<A@12! back<A@13                    | b   | 2 | 3/1   | - | -  | 3",
        "a=A@0 b=B@10 s<A@12! back<A@13 x:back@20          | b   | 2 | 3/1   | - | -  | 3",
        "a=A@0 b=B@10 s<A@12! c=C@20                       | b   | 3 | 10/1  | - | -  | 10",
        "a=A@0 b=B@10 s<A@12! s2<A@13! x:s2@14             | b   | 2 | 4/1   | - | -  | 4",
        "a=A@0 b=B@10 s=A@12! s=A@12! x:s@14 x:s@14        | b   | 2 | 4/1   | - | -  | 4",
        // A deployment that failed, and a failure event.
        "a=A@0 b=B@10! f:b@11 c=C@14                       | b   | 3 | 4/1   | - | -  | 4",
        "a=A@0 b=B@10! f:b@11 g:b@12 c=C@14                | b   | 3 | 4/1   | - | -  | 4",
        "a=A@0 b=B@10! f:b@11 x:f@12 c=C@14                | b   | 3 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10! f:b@11 g:b@11 x:f@12 c=C@14         | b   | 3 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10! x:b@12 c=C@14                       | b   | 3 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10! i:b@11 c=C@14                       | b   | 3 | 4/1   | - | -  | 4",
        "a=A@0 b=B@10~ i@11 back<A@12                      | b   | 2 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10! c=C@11! d=D@14                      | b,c | 4 | 4/1   | - | -  | 4",
        "a=A@0 b=B@10! back<A@11 x:back@15                 | b   | 2 | 1/1   | - | -  | 1",
        // The same told twice.
        "a=A@0 b=B@10 f:b@11 f:b@11 x:f@12 x:f@12          | b   | 2 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10 f:b@11 g:b@11 x:f@12 x:g@13          | b   | 2 | 3/1   | - | -  | 3",
        "a=A@0 b=B@10 i:b@11 x:i@12 j:b@14 x:j@15          | b   | 2 | 1/2   | - | -  | 2",
        "a=A@0 b=B@10 back<A@12 again=B@20                 | b   | 3 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10 back<A@12 b2=B@20 on<A@21            | b,b2| 3 | 1.5/2 | - | -  | 3",
        // An older revision again within an open incident.
        "a=A@0 b=B@10 i:b@11 r=A@12                        | b   | 2 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 i@11 r=A@12                          | b   | 2 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 i:b@11 r=A@12 x:r@20                 | b   | 2 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 i:b@11 r=A@12!                       | b   | 2 | -     | b | -  | lasting-11",
        "a=A@0 b=B@10 i:b@11 r=A@12! c=C@13                | b   | 3 | 2/1   | - | -  | 2",
        "a=A@0 b=B@10 i:b@11 c=C@12                        | b   | 3 | -     | b | -  | lasting-11",
        "a=A@0 b=B@10 i:b@11 c=C@12 back<B@13              | b,c | 3 | -     | b | -  | lasting-11",
        "a=A@0 b=B@10 i:b@11 c=C@12 back<A@14              | b,c | 3 | 3/1   | - | -  | 3",
        // Two products, one after the other.
        "a=A@0 b=B@10 2/p=A@1 2/q=B@11 back<A@12 2/qb<A@13 | b,q | 4 | 2/2   | - | -  | 4",
        "a=A@0 b=B@10 2/p=A@1 2/q=B@11 i@11 back<A@12      | b   | 4 | 1/1   | - | -  | 1",
        "a=A@0 b=B@10 2/p=A@1 2/q=B@11 i:q@12 x:i@13       |     | 4 | -     | - | i  | 1",
        "a=A@0 b=B@10 2/p=A@1 f:b@11 2/x:f@12              | b   | 3 | -     | b | -  | lasting-10",
        "a=A@0 b=B@10 2/p=A@1 2/q=B@11 s<A@12! 2/x:s@13    | b   | 4 | -     | b | -  | lasting-10",
        // A refresh that is switched back.
        "a=A@0 n=A@10! back<A@11                           |     | 1 | -     | - | n  | 1",
        "a=A@0 n=A@10! back<A@11 x:back@20                 |     | 1 | -     | - | n  | 1",
        "a=A@0 n=A@10~ back<A@11                           |     | 1 | -     | - | n  | 1",
        "a=A@0 n=A@10! i:n@10 back<A@11 x:i@12             |     | 1 | -     | - | i  | 2",
        "a=A@0 n=A@10! m=A@12                              |     | 1 | -     | - | n  | 2",
        "a=A@0 b=B@10 n=B@20 back<A@22                     | b   | 2 | 12/1  | - | -  | 12",
        "a=A@0 b=B@10 n=B@20! back<A@22                    | b   | 2 | 12/1  | - | n  | 12",
    })
    void figures(String history, String failed, int n, String recovery, String open, String data, String down) {
        DeliveryReport report = Reports.of(
                Reports.JANUARY, Arrays.stream(history.split(" ")).map(HistoriesTest::event).toList());
        assertThat(report.deployments().stream()
                        .filter(DeploymentRow::failed)
                        .map(DeploymentRow::id)
                        .sorted()
                        .collect(Collectors.joining(",")))
                .as("failed")
                .isEqualTo(Optional.ofNullable(failed).orElse(""));
        assertThat(report.metrics().changeFailRate().n()).as("releases").isEqualTo(n);
        Metric recoveries = report.metrics().recoveryTime();
        assertThat(recoveries.value().map(median -> hours(median) + "/" + recoveries.n()).orElse("-"))
                .as("recovery")
                .isEqualTo(recovery);
        assertThat(ids(report.openFailures().stream().map(OpenFailure::deployment).toList())).as("open").isEqualTo(open);
        assertThat(ids(report.dataIncidents().stream().map(DataIncident::id).toList())).as("data incidents").isEqualTo(data);
        int hours = down.startsWith("lasting") ? LASTING + Integer.parseInt(down.substring(7)) : Integer.parseInt(down);
        assertThat(report.downtimeSeconds()).as("downtime").isEqualTo(hours * HOUR);
    }

    private static String hours(double seconds) {
        return String.valueOf(seconds / HOUR).replaceFirst("\\.0$", "");
    }

    private static String ids(List<String> ids) {
        return ids.isEmpty() ? "-" : String.join(",", new TreeSet<>(ids));
    }

    private static Event event(String word) {
        Matcher parts = WORD.matcher(word);
        assertThat(parts.matches()).as(word).isTrue();
        String id = parts.group("id");
        String product = parts.group("other") == null ? "sales" : "stock";
        String named = parts.group("names");
        Instant at = BEGIN.plus(Duration.ofHours(Long.parseLong(parts.group("hour"))));
        if (parts.group("brings") != null) {
            return new Deployment(
                    id, product, "production", at, parts.group("revision"), Optional.empty(),
                    switch (parts.group("outcome")) {
                        case "!" -> Deployment.Outcome.FAILED;
                        case "~" -> Deployment.Outcome.PARTIAL;
                        default -> Deployment.Outcome.SUCCEEDED;
                    },
                    parts.group("brings").equals("<") ? Deployment.Kind.ROLLBACK : Deployment.Kind.RELEASE,
                    List.of(), true, false, Optional.empty());
        }
        return switch (id) {
            case "f", "g" -> new Failure(id, product, "production", at, named, "wrong totals");
            case "x" -> new Recovery("end of " + named, product, "production", at, named, Optional.empty());
            default -> new Incident(id, product, "production", at, Optional.ofNullable(named), "numbers missing");
        };
    }
}
