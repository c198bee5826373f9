package io.jenkins.plugins.dataops.page;

import io.jenkins.plugins.dataops.result.Language;
import org.jvnet.localizer.LocaleProvider;

/** Whoever looks at a page. */
final class Viewer {
    private Viewer() {}

    /**
     * The language in which Jenkins shows its own texts to the viewer of the present request: that of the browser, unless
     * an administrator has set another.
     */
    static Language language() {
        return Language.of(LocaleProvider.getLocale());
    }
}
