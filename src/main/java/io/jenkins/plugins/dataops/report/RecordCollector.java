package io.jenkins.plugins.dataops.report;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How templates read values: only the components of records, so that no template reaches a method by accident; an
 * optional is a list of none or one.
 */
final class RecordCollector extends BasicCollector {
    @Override
    public Iterator<?> toIterator(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(List::of).orElseGet(List::of).iterator()
                : super.toIterator(value);
    }

    @Override
    public Mustache.VariableFetcher createFetcher(Object context, String name) {
        Mustache.VariableFetcher own = super.createFetcher(context, name);
        return own != null ? own : componentOf(context.getClass(), name);
    }

    private static Mustache.VariableFetcher componentOf(Class<?> type, String name) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    Method accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    return (context, ignored) -> accessor.invoke(context);
                }
            }
        }
        return null;
    }

    @Override
    public <K, V> Map<K, V> createFetcherCache() {
        return new ConcurrentHashMap<>();
    }
}
