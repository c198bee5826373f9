package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;

/**
 * Knows that the controller is going to end. Pipelines are saved and stopped one after the other before Jenkins calls itself
 * terminating, and what is said to one of them in between is lost.
 */
@Extension
public final class ControllerEnd extends ItemListener {
    private volatile boolean near;

    /** The one of this controller. */
    static ControllerEnd get() {
        return ExtensionList.lookupSingleton(ControllerEnd.class);
    }

    @Override
    public void onBeforeShutdown() {
        near = true;
    }

    /** Whether nothing that is said to a Pipeline is sure to be kept any more. */
    boolean isNear() {
        return near;
    }
}
