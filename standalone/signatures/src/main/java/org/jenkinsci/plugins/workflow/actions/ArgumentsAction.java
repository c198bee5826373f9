package org.jenkinsci.plugins.workflow.actions;

import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class ArgumentsAction {
    private ArgumentsAction() {}

    public static Map<String, Object> getArguments(FlowNode node) {
        throw new UnsupportedOperationException();
    }
}
