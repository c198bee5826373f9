package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What became of a product, and what stands in such a sentence. */
enum SwitchVerdictCode implements MessageCode {
    /** A product and where it is. */
    PRODUCT_NAMED("product", "environment"),
    /** The candidate is made. */
    CANDIDATE_READY("schema"),
    /** What a switch would do. */
    SWITCH_WOULD_CHANGE("objects", "statements"),
    /** What stands in the way of a switch. */
    SWITCH_WOULD_BE_REFUSED("refusals"),
    /** Readers see the new version, and its checks say that it is good. */
    RELEASED("product", "from", "to", "revision", "objects", "manner", "wait"),
    /** How views are switched. */
    IN_ONE_TRANSACTION(),
    /** Readers see the version before again, because somebody asked for it. */
    ROLLED_BACK("product", "from", "to", "lost"),
    /** Readers see the version before again, because of a check. */
    SWITCHED_BACK("product", "to", "reason"),
    /** The first version was taken from readers again. */
    WITHDRAWN("product", "reason"),
    /** A bad version that could not be taken from readers. */
    BAD_AND_STILL_SEEN("product", "reason", "live", "blocked"),
    /** No version to go back to. */
    PREVIOUS_GONE(),
    /** What checks found wrong. */
    CHECKS_FAILED("checks"),
    /** What one check found wrong. */
    CHECK_FAILED("check", "finding"),
    /** Why one check could not look. */
    CHECK_NOT_CARRIED_OUT("check", "finding"),
    /** The checks after the switch could not be asked, and the release stays. */
    CHECKS_NOT_ASKED("reason", "product", "live"),
    /** The checks after the switch were cut short. */
    CHECKS_STOPPED("signal", "product", "live"),
    /** The run is over without a switch. */
    GIVEN_UP(),
    /** It had been over already. */
    GIVEN_UP_BEFORE(),
    /** The run to give up has switched. */
    TOO_LATE_SWITCHED("owner", "product", "to", "revision", "at", "checks"),
    /** Nobody has judged the switch. */
    CHECKS_NOT_FINISHED(),
    /** The switch was judged, and could not be undone. */
    CHECKS_FOUND_BAD("reason"),
    /** The run to give up has switched back. */
    TOO_LATE_SWITCHED_BACK("owner", "product", "to", "at"),
    /** The lease lasts longer. */
    HELD_UNTIL("product", "until"),
    /** The other colour is dropped. */
    COLOUR_GONE("schema"),
    /** Its schema could not be dropped. */
    COLOUR_EMPTIED("schema", "because"),
    /** Nobody could make the schema again. */
    NO_RIGHT_TO_CREATE(),
    /** The other colour was retired, as the journal says. */
    COLOUR_RETIRED("schema"),
    /** A page of the journal. */
    JOURNAL_TOLD("product", "after"),
    /** What readers see. */
    STANDING("product", "live", "judgement", "changes", "waiting"),
    /** The checks of what is live were not finished. */
    SWITCH_NOT_JUDGED(),
    /** What is live is bad. */
    FOUND_BAD("reason"),
    /** A live view that is not there. */
    VIEW_GONE("view"),
    /** A live view that somebody pointed to the other colour. */
    VIEW_READS("view", "colour"),
    /** A live view with another query. */
    VIEW_IS_NOW("view", "query"),
    /** The live views cannot be looked at. */
    LIVE_NOT_SEEN("reason"),
    /** Who holds the product is no more. */
    HOLDER_DEAD("owner"),
    /** A candidate that may be switched to. */
    CANDIDATE_WAITS("schema"),
    /** A candidate that nobody may switch to. */
    CANDIDATE_LEFT("schema"),
    /** An object with more or fewer rows. */
    OBJECT_DRIFTED("object", "before", "after"),
    /** An object with as many rows, and others. */
    OBJECT_REWRITTEN("object", "rows"),
    /** The run was told to stop. */
    RUN_STOPPED("signal", "left", "candidate"),
    /** Nobody holds what the stopped run began. */
    PRODUCT_FREE();

    private final List<String> parameters;

    SwitchVerdictCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
