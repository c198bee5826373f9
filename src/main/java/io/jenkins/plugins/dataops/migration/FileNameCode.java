package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What is said of files whose names are not those of migrations. */
enum FileNameCode implements MessageCode {
    /** It would undo, which the open source cannot. */
    UNDO_MIGRATION("script"),
    /** It was probably meant as a migration. */
    NO_NAME_OF_A_MIGRATION("script", "proposed"),
    /** It was probably meant as a callback. */
    NO_NAME_OF_A_CALLBACK("script", "proposed"),
    /** It is neither. */
    NO_MIGRATION("script"),
    /** There is something in its name that nobody sees. */
    INVISIBLE_IN_NAME("file", "proposed"),
    /** Settings that belong to no script. */
    SETTINGS_NOT_READ("file"),
    /** A migration in another language than SQL. */
    CODE_NOT_RUN("file"),
    /** It has the name of a migration and another ending. */
    OTHER_ENDING("file"),
    /** How many further ones there are. */
    MORE_FILES_NOT_RUN("files");

    private final List<String> parameters;

    FileNameCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
