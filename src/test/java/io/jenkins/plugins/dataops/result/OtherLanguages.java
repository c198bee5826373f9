package io.jenkins.plugins.dataops.result;

import java.util.Collections;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;

/** Languages that only tests speak. */
public final class OtherLanguages {
    private OtherLanguages() {}

    /**
     * A language of which every text is the English one between brackets, with the numbers of Germans. What stands outside
     * of them, and is not from a database or a file, is in no bundle.
     *
     * @return the language
     */
    public static Language bracketed() {
        return new Language(Locale.GERMANY, Language.BUNDLES.stream().map(OtherLanguages::bracketed).toList());
    }

    private static ResourceBundle bracketed(String name) {
        ResourceBundle english = ResourceBundle.getBundle(Language.class.getPackageName() + "." + name, Locale.ROOT);
        List<String> keys = Collections.list(english.getKeys());
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return keys.stream()
                        .map(key -> new Object[] {
                            key,
                            key.equals("instant.pattern") ? "'\u27e6'dd.MM.uuuu'\u27e7'" : "\u27e6" + english.getString(key) + "\u27e7"
                        })
                        .toArray(Object[][]::new);
            }
        };
    }
}
