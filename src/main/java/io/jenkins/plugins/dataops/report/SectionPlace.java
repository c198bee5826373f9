package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.result.Language;
import java.util.Optional;

/**
 * Where a section stands on its page.
 *
 * @param id unique on the page
 * @param open whether it is unfolded
 * @param main whether the page's verdict is this section's already, so that it need not be said again
 * @param badge how the work ended
 * @param title what to call it here, where that is not its usual title
 * @param language the reader's
 */
record SectionPlace(
        String id, boolean open, boolean main, Badge badge, Optional<String> title, Language language) {}
