package io.jenkins.plugins.dataops.pipeline;

import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graph.StepNode;

/** What a build asked of the agent that it runs on: the label of the {@code node} step around. */
final class NodeLabel {
    private NodeLabel() {}

    /**
     * Finds it.
     *
     * @param step a step of the build
     * @return a label expression, blank for any agent; empty when it is not known
     */
    static Optional<String> around(FlowNode step) {
        // The step's body and its beginning are two blocks; only the beginning has arguments, and only if any were given.
        List<? extends BlockStartNode> blocks = step.getEnclosingBlocks().stream()
                .filter(NodeLabel::isNode)
                .limit(2)
                .toList();
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        Object label = blocks.stream()
                .map(block -> ArgumentsAction.getArguments(block).getOrDefault("label", ""))
                .filter(found -> !"".equals(found))
                .findFirst()
                .orElse("");
        // What Jenkins did not keep, because it may be a secret, is no text.
        return label instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static boolean isNode(BlockStartNode block) {
        return block instanceof StepNode step
                && step.getDescriptor() != null
                && step.getDescriptor().getFunctionName().equals("node");
    }
}
