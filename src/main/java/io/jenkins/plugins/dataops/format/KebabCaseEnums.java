package io.jenkins.plugins.dataops.format;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Locale;

/** Writes {@code ROLLED_BACK} as {@code rolled-back}, in YAML and JSON alike, as people write it. */
final class KebabCaseEnums extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass enumType, Enum<?>[] constants, String[] names) {
        String[] found = super.findEnumValues(config, enumType, constants, names);
        for (int i = 0; i < constants.length; i++) {
            if (found[i] == null || found[i].equals(constants[i].name())) {
                found[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
        return found;
    }
}
