package io.jenkins.plugins.dataops.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What builds a candidate: SQL files first, then a command, whichever are given.
 *
 * @param files SQL files, in the order in which they run
 * @param command a command's words; empty for none
 * @param folder the folder that the command runs in
 * @param output takes each line that the command prints
 */
public record BuildRequest(List<Path> files, List<String> command, Path folder, Consumer<String> output) {}
