package hudson.console;

import java.io.IOException;
import java.io.OutputStream;

public abstract class LineTransformationOutputStream extends OutputStream {
    public LineTransformationOutputStream() {
        throw new UnsupportedOperationException();
    }

    protected abstract void eol(byte[] line, int length) throws IOException;

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void forceEol() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(int single) throws IOException {
        throw new UnsupportedOperationException();
    }
}
