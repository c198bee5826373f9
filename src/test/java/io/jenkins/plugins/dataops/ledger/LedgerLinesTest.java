package io.jenkins.plugins.dataops.ledger;

import static io.jenkins.plugins.dataops.ledger.TestEvents.oneOfEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerLinesTest {
    private static final String GOOD =
            "{\"type\":\"failure\",\"id\":\"f\",\"product\":\"p\",\"environment\":\"e\",\"at\":\"2026-01-01T00:00:00Z\","
                    + "\"deployment\":\"d\",\"reason\":\"r\"}\n";

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static String export(Ledger ledger) {
        StringWriter text = new StringWriter();
        ledger.export(text);
        return text.toString();
    }

    @Test
    void whatIsExportedComesBackAndGivesTheSameTextInAnyOrderOfWriting() {
        ledger.append(oneOfEach());
        List<Event> backwards = new ArrayList<>(oneOfEach());
        Collections.reverse(backwards);
        try (Ledger other = Ledger.open(folder.resolve("other.db"));
                Ledger third = Ledger.open(folder.resolve("third.db"))) {
            other.append(backwards);
            assertThat(export(other)).isEqualTo(export(ledger));
            assertThat(third.importFrom(new StringReader(export(ledger)))).isEqualTo(new Appended(5, 0, 0, List.of()));
            assertThat(third.events(EventQuery.everything())).isEqualTo(oneOfEach());
            assertThat(third.importFrom(new StringReader(export(ledger)))).isEqualTo(new Appended(0, 5, 0, List.of()));
        }
    }

    @Test
    void exportUsesPresentNamesAndCanBeImportedAgain() {
        ledger.append(oneOfEach());
        ledger.rename("sales", "revenue");
        assertThat(export(ledger)).contains("\"product\":\"revenue\"").doesNotContain("sales");
        assertThat(ledger.importFrom(new StringReader(export(ledger)))).isEqualTo(new Appended(0, 5, 0, List.of()));
    }

    @Test
    void byteOrderMarkBlankLinesAndForeignLineEndsArePassedOver() {
        String line = GOOD.replace(",\"reason\":\"r\"", "").replace("\n", "\r\n");
        assertThat(ledger.importFrom(new StringReader("\uFEFF" + line + "\r\n  \n"))).isEqualTo(new Appended(1, 0, 0, List.of()));
        assertThat(ledger.find("f")).get().extracting("reason").isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"failure","id":"g"                                              | malformed JSON
            null                                                                    | null is no event
            []                                                                      | type
            "text"                                                                  | type
            {"type":"party","id":"g"}                                               | unknown event type 'party'; known are change
            {"id":"g"}                                                              | the event has no 'type'
            {"type":"change","id":"g"}                                              | event 'g' is not accepted: its 'product' is missing
            {"type":"change","id":"g","product":"p","environment":"e","at":"soon"}  | 'at'
            {"type":"deployment","id":"g","changes":[null]}                         | null stands where a value is needed
            {"type":"deployment","id":"g","outcome":"glorious"}                     | 'outcome' is 'glorious'; known are succeeded, failed, partial
            {"type":"deployment","id":"g","outcome":"faild"}                        | did you mean 'failed'?
            {"type":"deployment","id":"g","outcome":" "}                            | 'outcome'
            {"type":"deployment","id":"g","outcome":1}                              | 'outcome'
            {"type":"deployment","id":"g","kind":"rolback"}                         | did you mean 'rollback'?
            {"type":"deployment","id":"g","outcme":"failed"}                        | unknown field 'outcme'; did you mean 'outcome'?
            {"type":"deployment","id":"g","Outcome":"failed"}                       | unknown field 'Outcome'; did you mean 'outcome'?
            {"type":"deployment","id":"g","changes":[{"commitedAt":"x"}]}           | unknown field 'changes[0].commitedAt'; did you mean 'committedAt'?
            {"type":"failure","id":"g","mood":{"deep":[1]}}                         | unknown field 'mood'; known are at, deployment
            {"type":"deployment","id":"g","outcome":"failed","outcome":"succeeded"} | uplicate
            {"type":"deploiment","id":"g"}                                          | did you mean 'deployment'?
            {"type":"change","id":{"a":1}}                                          | 'id': expected text
            {"type":"change","id":7}                                                | 'id': expected text
            {"type":"change","id":"g","at":1700000000000}                           | 'at': expected an instant such as 2026
            {"type":"change","id":"g","at":"1700000000"}                            | 'at': expected an instant such as 2026
            {"type":"deployment","id":"g","unplanned":"no"}                         | 'unplanned': expected true or false
            {"type":"deployment","id":"g","changesComplete":0}                      | 'changesComplete': expected true or false
            {"type":"change"} {"type":"change"}                                     | railing
            """)
    void aMalformedLineRejectsAllAndIsNamed(String line, String why) {
        assertThatThrownBy(() -> ledger.importFrom(new StringReader(GOOD + "\n" + line + "\n" + GOOD)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("line 3: ")
                .hasMessageContaining(why)
                .hasMessageContaining("nothing was imported");
        assertThat(ledger.events(EventQuery.everything())).isEmpty();
        assertThat(ledger.importFrom(new StringReader(GOOD)).added()).isEqualTo(1);
    }

    @Test
    void whatAnotherVersionWroteWithMoreFieldsIsReadAllTheSame() throws Exception {
        ledger.importFrom(new StringReader(GOOD));
        try (java.sql.Connection connection =
                        java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute("UPDATE event SET body = json_set(body, '$.mood', 'deep')");
        }
        assertThat(ledger.find("f")).get().extracting("reason").isEqualTo("r");
        assertThat(ledger.importFrom(new StringReader(GOOD))).isEqualTo(new Appended(0, 1, 0, List.of()));
    }

    @Test
    void aLineWithoutEndIsRefusedInBoundedMemory() {
        Reader endless = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) {
                java.util.Arrays.fill(buffer, offset, offset + length, 'x');
                return length;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> ledger.importFrom(endless)).hasMessageContaining("longer than");
    }

    @Test
    void aSourceThatBreaksInTheMiddleLeavesNothing() {
        Reader breaking = new Reader() {
            private boolean given;

            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                if (given) {
                    throw new IOException("unplugged");
                }
                given = true;
                GOOD.getChars(0, GOOD.length(), buffer, offset);
                return GOOD.length();
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> ledger.importFrom(breaking))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("unplugged");
        assertThat(ledger.events(EventQuery.everything())).isEmpty();
    }

    /** One line, and then nothing until the test lets it end. */
    private static final class SlowSource extends Reader {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final Runnable atTheEnd;
        private boolean given;

        SlowSource(Runnable atTheEnd) {
            this.atTheEnd = atTheEnd;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (!given) {
                given = true;
                GOOD.getChars(0, GOOD.length(), buffer, offset);
                return GOOD.length();
            }
            asked.countDown();
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            atTheEnd.run();
            return -1;
        }

        @Override
        public void close() {}
    }

    @Test
    void aSourceThatTakesItsTimeKeepsNobodyOut() throws Exception {
        SlowSource slow = new SlowSource(() -> {});
        CompletableFuture<Appended> imported = CompletableFuture.supplyAsync(() -> ledger.importFrom(slow));
        slow.asked.await();
        try (Ledger other = Ledger.open(folder.resolve("ledger.db"))) {
            assertThat(other.append(oneOfEach())).isEqualTo(5);
        } finally {
            slow.end.countDown();
        }
        assertThat(imported.get()).isEqualTo(new Appended(1, 0, 0, List.of()));
        assertThat(ledger.events(EventQuery.everything())).hasSize(6);
    }

    /** Ctrl-C ends whoever sends as well, and what has come until then looks whole. */
    @Test
    void whatEndsByAStopIsNotImported() {
        SlowSource ending = new SlowSource(() -> Stop.request("SIGINT"));
        ending.end.countDown();
        try (PlayedStop played = new PlayedStop()) {
            assertThatThrownBy(() -> ledger.importFrom(ending)).isInstanceOf(StoppedException.class);
        }
        assertThat(ledger.events(EventQuery.everything())).isEmpty();
    }

    @Test
    void aStopInTheMiddleOfWritingAddsNothing() throws IOException {
        try (PlayedStop played = new PlayedStop();
                ArrivedEvents events = ArrivedEvents.of(new StringReader(GOOD))) {
            Stop.request("SIGTERM");
            assertThatThrownBy(() -> ledger.importFrom(events)).isInstanceOf(StoppedException.class);
        }
        assertThat(ledger.events(EventQuery.everything())).isEmpty();
    }

    @Test
    void aTargetThatIsFullIsSaid() {
        ledger.append(oneOfEach());
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> ledger.export(full))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("no space left");
    }

    @Test
    void halfOfACharacterIsRefusedSinceItWouldNotComeBack() {
        String half = GOOD.replace("\"id\":\"f\"", "\"id\":\"f\\ud83d\"");
        assertThatThrownBy(() -> ledger.importFrom(new StringReader(GOOD + half)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("half of a character");
        assertThat(export(ledger)).isEmpty();
        ledger.importFrom(new StringReader(GOOD.replace("\"id\":\"f\"", "\"id\":\"f\\ud83d\\ude00\"")));
        assertThat(export(ledger)).contains("f\ud83d\ude00");
    }
}
