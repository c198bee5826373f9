package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.bluegreen.Start;
import java.util.List;
import java.util.Optional;

/** What a verb of blue-green deployment is asked for. A part that a verb does not take is as if nothing was said. */
public sealed interface ProductVerbRequest extends VerbRequest
        permits AbandonRequest,
                DeployRequest,
                PlanRequest,
                PrepareRequest,
                RenewRequest,
                RetireRequest,
                RollbackRequest,
                StatusRequest,
                SwitchRequest {
    /**
     * Which product.
     *
     * @return its name and place
     */
    ProductRequest product();

    /**
     * Who holds it.
     *
     * @return owner and secret
     */
    default HolderRequest holder() {
        return HolderRequest.DEFAULT;
    }

    /**
     * How it is taken.
     *
     * @return for how long and from whom
     */
    default HoldRequest hold() {
        return HoldRequest.DEFAULT;
    }

    /**
     * What of the candidate readers are to see.
     *
     * @return objects and readers
     */
    default LiveRequest live() {
        return LiveRequest.DEFAULT;
    }

    /**
     * What the switch may do.
     *
     * @return what is allowed
     */
    default AllowanceRequest allowance() {
        return AllowanceRequest.DEFAULT;
    }

    /**
     * How readers are switched.
     *
     * @return policies and plan
     */
    default CutoverRequest cutover() {
        return CutoverRequest.DEFAULT;
    }

    /**
     * How the candidate begins.
     *
     * @return empty for what the project file says
     */
    default Optional<Start> start() {
        return Optional.empty();
    }

    @Override
    default Optional<String> fault() {
        return OptionRules.fault((Record) this, "'" + String.join(" ", verb()) + "'", option -> true);
    }

    @Override
    default List<String> secrets() {
        return holder().leaseToken().stream().toList();
    }

    /**
     * The same with the secret of a run.
     *
     * @param request what is asked for
     * @param token the secret
     * @param <R> its record, which has a holder
     * @return the request
     */
    static <R extends Record & ProductVerbRequest> R under(R request, String token) {
        return RequestBinding.with(request, "holder", request.holder().under(token));
    }
}
