package io.jenkins.plugins.dataops.database.mariadb;

import java.sql.SQLDataException;
import java.util.Calendar;
import org.mariadb.jdbc.client.ColumnDecoder;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.DataType;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.client.util.MutableInt;
import org.mariadb.jdbc.plugin.Codec;

/** Has the driver give a cell as {@link ServerText}; the driver finds it as a service. */
public final class ServerTextCodec implements Codec<ServerText> {
    /** For the driver. */
    public ServerTextCodec() {
        // Nothing to prepare.
    }

    @Override
    public String className() {
        return ServerText.class.getName();
    }

    @Override
    public boolean canDecode(ColumnDecoder column, Class<?> type) {
        return type == ServerText.class;
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public ServerText decodeText(
            ReadableByteBuf buffer, MutableInt length, ColumnDecoder column, Calendar calendar, Context context) {
        return new ServerText(buffer.readString(length.get()));
    }

    /** {@inheritDoc} No statement of ours is prepared on the server, which alone answers in this form. */
    @Override
    public ServerText decodeBinary(
            ReadableByteBuf buffer, MutableInt length, ColumnDecoder column, Calendar calendar, Context context)
            throws SQLDataException {
        buffer.skip(length.get());
        throw new SQLDataException("column '" + column.getColumnAlias() + "' came in another form than its text");
    }

    @Override
    public void encodeText(Writer writer, Context context, ServerText value, Calendar calendar, Long length) {
        throw new UnsupportedOperationException(className());
    }

    @Override
    public int getApproximateTextProtocolLength(ServerText value, Long length) {
        throw new UnsupportedOperationException(className());
    }

    @Override
    public void encodeBinary(Writer writer, Context context, ServerText value, Calendar calendar, Long length) {
        throw new UnsupportedOperationException(className());
    }

    @Override
    public int getBinaryEncodeType() {
        return DataType.VARSTRING.get();
    }
}
