package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What is in the database of a file that was not run to its end. */
enum ScriptCode implements MessageCode {
    /** It was not begun. */
    FILE_NOT_BEGUN,
    /** Its one transaction was rolled back. */
    FILE_ROLLED_BACK,
    /** Whatever was run, as nothing takes it back or nobody knows. */
    FILE_PARTLY_DONE;

    @Override
    public List<String> parameters() {
        return List.of();
    }
}
