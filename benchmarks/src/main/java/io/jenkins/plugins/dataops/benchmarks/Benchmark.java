package io.jenkins.plugins.dataops.benchmarks;

import java.nio.file.Path;

/** One question about speed or memory, answered against a peer that is measured in the same run. */
interface Benchmark {
    /**
     * What it is called on the command line.
     *
     * @return one word
     */
    String name();

    /**
     * What is asked.
     *
     * @return one line
     */
    String question();

    /**
     * Measures.
     *
     * @param server for databases of its own
     * @param folder an empty one, for files of its own
     * @param figures takes what came out
     * @throws Exception when nothing could be measured
     */
    void run(Server server, Path folder, Figures figures) throws Exception;
}
