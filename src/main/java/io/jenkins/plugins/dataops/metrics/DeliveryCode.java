package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** Why deployments count as they do, and what has to be known to trust the figures. */
enum DeliveryCode implements MessageCode {
    /** The verdict on a deployment, and the reasons for what else follows of it. */
    COUNTED("verdict", "recovery", "rework", "leadTime", "dated", "changes"),
    /** It is a good deployment. */
    GOOD_DEPLOYMENT,
    /** It is good, and young. */
    GOOD_SO_FAR,
    /** It failed. */
    FAILED_DEPLOYMENT("reasons"),
    /** It is no deployment: an older version again. */
    STEP_BACK("kind", "outcome", "from", "replaced"),
    /** It is no deployment: the same version again. */
    REFRESHED("outcome"),
    /** It took back another. */
    DEPLOYMENT_TAKEN_BACK,
    /** It did not go live. */
    NOT_LIVE,
    /** It went live in part. */
    LIVE_IN_PART,
    /** The same version went live again, and failed. */
    REFRESH_FAILED,
    /** Nobody said why. */
    NO_REASON,
    /** Nobody is served well again yet. */
    NOT_RECOVERED,
    /** Its recorder called it unplanned. */
    UNPLANNED,
    /** It ended trouble. */
    ENDED_A_FAILURE,
    /** It was no whole deployment. */
    NOT_WHOLE,
    /** What came before it is not known. */
    FIRST_ON_RECORD,
    /** Its revision is not new. */
    REVISION_LIVE_BEFORE,
    /** It names no commits. */
    NO_CHANGES_LISTED,
    /** Its commits are not new. */
    CHANGES_LIVE_BEFORE,
    /** Its first try failed. */
    CHANGES_WAITED("time"),
    /** Commits are younger than it. */
    CHANGES_DATED_AFTER("commits"),
    /** Not all commits are named. */
    CHANGES_INCOMPLETE,
    /** No commits are known. */
    CHANGES_UNKNOWN,
    /** The ledger has no events there. */
    NO_EVENTS("environment", "others"),
    /** The ledger has no events of products. */
    PRODUCTS_WITHOUT_EVENTS("environment", "count", "names", "more"),
    /** Events are yet to come. */
    FUTURE_EVENTS("asOf", "events"),
    /** Where the record begins. */
    RECORD_BEGINS("day"),
    /** How many commits are younger than their deployment. */
    COMMITS_DATED_AFTER("commits"),
    /** How many deployments name not all commits. */
    LISTS_INCOMPLETE("deployments"),
    /** How many deployments name no commits. */
    LISTS_UNKNOWN("deployments"),
    /** How many deployments may still fail. */
    YOUNG_DEPLOYMENTS("settling", "deployments"),
    /** How many runs brought nothing new. */
    REFRESHES("runs"),
    /** A contradiction. */
    UNKNOWN_DEPLOYMENTS("count", "names", "more"),
    /** A contradiction. */
    UNKNOWN_FAILURES("count", "names", "more"),
    /** A contradiction. */
    ENDED_BEFORE_THEY_BEGAN("count", "names", "more"),
    /** A contradiction. */
    OLDER_THAN_THEIR_DEPLOYMENT("count", "names", "more"),
    /** A contradiction. */
    RECOVERIES_WITHOUT_FAILURE("count", "names", "more"),
    /** A contradiction. */
    OLDER_THAN_WHAT_THEY_ENDED("count", "names", "more"),
    /** An event that is on record and does not count here. */
    RECORDED_ELSEWHERE("id"),
    /** Which frequency has a level. */
    FREQUENCY_OF_ALL("products");

    private final List<String> parameters;

    DeliveryCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
