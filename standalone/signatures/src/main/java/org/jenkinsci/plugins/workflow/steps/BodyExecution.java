package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

public abstract class BodyExecution implements Serializable {
    private BodyExecution() {}

    public boolean cancel(Throwable cause) {
        throw new UnsupportedOperationException();
    }
}
