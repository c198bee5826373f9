package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A piece of work on what is known of a product that changes its data and its readers' view along with that. */
interface SwitchSession extends StateSession {
    /**
     * Sees to it that what others change of what readers see, while this session switches them, is not lost unseen;
     * asked for before anything is read.
     */
    void guardLive() throws SQLException;

    /** Lets all that is read here from now on be of one moment; asked for before anything is read. */
    void atOneMoment() throws SQLException;

    /**
     * Makes the next colour's schema ready to be built: whatever a dead run left is cleared away.
     *
     * @param live what is live, with which the candidate may have to begin
     * @param warnings takes what a person should know
     * @return the schema
     */
    String makeCandidate(ProductState state, Optional<JournalRow> live, List<Message> warnings) throws SQLException;

    /** Takes away what the colour that is not live holds; returns what became of it. */
    Message retire(ProductState state) throws SQLException;

    /** Gathers what the engine wants to know of a candidate before it is read. */
    void analyze(String schema) throws SQLException;

    /** What is live, summed up now. */
    Watermark live(ProductState state, JournalRow live) throws SQLException;

    /** What readers would get of a candidate, summed up now. */
    SortedMap<String, TableFingerprint> offered(String schema) throws SQLException;

    /** Works out what a switch would do; it changes nothing until it is carried out in this session. */
    PlanDraft plan(ProductState state, Optional<JournalRow> live, SwitchDirection course) throws SQLException;

    /** What readers see that the last switch did not give them, each by itself. */
    List<Message> changedByHand(ProductState state) throws SQLException;
}
