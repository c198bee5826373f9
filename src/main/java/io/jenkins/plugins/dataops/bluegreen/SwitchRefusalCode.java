package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** Why nothing was done. */
enum SwitchRefusalCode implements MessageCode {
    /** Because of all that stands in the way. */
    SWITCH_REFUSED("problems"),
    /** Nobody has begun a run. */
    NO_RUN_TO_GIVE_UP(),
    /** Nothing was prepared. */
    NO_CANDIDATE(),
    /** No run was begun, or it is over. */
    NO_RUN_UNDER_WAY(),
    /** The checks of the candidate were not finished. */
    CHECKS_CUT_SHORT("signal"),
    /** A check of the candidate failed. */
    CANDIDATE_FAILED_CHECKS("reason"),
    /** The switch would lose what was written meanwhile. */
    LIVE_DATA_CHANGED("drift"),
    /** The candidate is not what was checked. */
    CANDIDATE_WRITTEN("schema", "changes"),
    /** Another one has switched. */
    SWITCHED_MEANWHILE("product"),
    /** The plan is not the approved one. */
    SWITCH_PLAN_CHANGED("approved", "now"),
    /** The candidate is not the planned one. */
    CANDIDATE_CHANGED(),
    /** What is asked for again was another switch. */
    SWITCHED_BY_ANOTHER_PLAN("at", "plan", "asked"),
    /** What is asked for again was another revision. */
    SWITCHED_AS_ANOTHER_REVISION("at", "revision", "asked"),
    /** Another run is at work. */
    PRODUCT_HELD("owner", "product", "since", "until"),
    /** A run of an older version could not go on. */
    HELD_BY_OLDER_VERSION("owner", "product", "since", "until"),
    /** The run's lease is over. */
    RUN_LOST_PRODUCT("product", "owner", "since"),
    /** The lease is another run's. */
    PRODUCT_NOT_YOURS("owner", "product", "since", "until", "holder", "why"),
    /** Who holds it is no more. */
    HOLDER_PROCESS_DEAD(),
    /** No token at all. */
    NO_LEASE_TOKEN(),
    /** The right token under another name. */
    WRONG_LEASE_OWNER("owner"),
    /** Another token. */
    WRONG_LEASE_TOKEN(),
    /** The token of a run that is over. */
    TOKEN_OF_ANOTHER_RUN("product"),
    /** The other colour may be needed. */
    LAST_SWITCH_UNJUDGED("product"),
    /** No other colour. */
    NOTHING_TO_RETIRE("product"),
    /** No previous colour. */
    NO_WAY_BACK("product", "at", "owner"),
    /** A schema that no deployment made. */
    FOREIGN_SCHEMA("schema", "product"),
    /** Something outside would go with it. */
    SCHEMA_NEEDED("schema", "dependants"),
    /** Somebody still writes. */
    CANDIDATE_BEING_WRITTEN("sessions"),
    /** The candidate cannot be kept as it is. */
    CANDIDATE_BUSY("schema", "reason"),
    /** The locks are gone. */
    CANDIDATE_NOT_KEPT("schema");

    private final List<String> parameters;

    SwitchRefusalCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
