package io.jenkins.plugins.dataops.request;

/**
 * What a switch may do that is refused otherwise.
 *
 * @param dropObjects whether live objects that the candidate lacks may be taken from readers
 * @param allowOneWay whether a release may go live that could not be taken back
 */
public record AllowanceRequest(
        @RequestOption(help = "Take live objects that the candidate lacks from readers; otherwise that is refused.")
        @Carried
        boolean dropObjects,
        @RequestOption(
                help = "Switch even when the plan says that the release could not be taken back; otherwise that is"
                        + " refused.")
        @Carried
        boolean allowOneWay) {
    /** Nothing of the kind. */
    static final AllowanceRequest DEFAULT = new AllowanceRequest(false, false);
}
