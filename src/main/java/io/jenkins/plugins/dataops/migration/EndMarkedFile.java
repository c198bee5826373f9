package io.jenkins.plugins.dataops.migration;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * A file with one more statement behind its end. A comment, quote or block that the file does not close swallows that
 * statement, and by this it is found: a splitter takes such a text for complete and passes it over without a word.
 */
final class EndMarkedFile extends LoadableResource {
    /** The last statement of every guarded file. */
    static final String LAST = "SELECT 'the end of the file'";

    /** Ends the rows of a COPY, for whose end the parser would look for ever behind that of the file. */
    private static final String END_OF_ROWS = "\\.\n";

    private final MigrationFile file;

    EndMarkedFile(MigrationFile file) {
        this.file = file;
    }

    @Override
    public Reader read() {
        return new Joined(file.read(), new StringReader("\n;\n" + LAST + "\n;\n" + END_OF_ROWS));
    }

    @Override
    public boolean shouldStream() {
        return file.shouldStream();
    }

    @Override
    public String getAbsolutePath() {
        return file.getAbsolutePath();
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return file.getAbsolutePathOnDisk();
    }

    @Override
    public String getFilename() {
        return file.getFilename();
    }

    @Override
    public String getRelativePath() {
        return file.getRelativePath();
    }

    /** One text behind another. */
    private static final class Joined extends Reader {
        private final Reader first;
        private final Reader second;
        private boolean atSecond;

        Joined(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = atSecond ? -1 : first.read(buffer, offset, length);
            if (count >= 0) {
                return count;
            }
            atSecond = true;
            return second.read(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            first.close();
        }
    }
}
