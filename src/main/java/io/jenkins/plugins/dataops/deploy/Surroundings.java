package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.result.MaskedRecords;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the work on a release takes from whoever asked for it.
 *
 * @param folder the project's folder, to which names of files are relative
 * @param reachable which files may be read
 * @param progress is told how far the work is
 * @param secrets is given each secret that is to be told nowhere from then on
 * @param masked masks results before anything is made of them
 * @param tool the name under which result documents say who wrote them
 */
public record Surroundings(
        Path folder,
        ReachableFiles reachable,
        Progress progress,
        Consumer<String> secrets,
        MaskedRecords masked,
        String tool) {}
