package io.jenkins.plugins.dataops.format;

import java.io.IOException;

/** Reading cannot go on; why is among the faults already. */
final class MalformedYaml extends IOException {
    private static final long serialVersionUID = 1L;
}
