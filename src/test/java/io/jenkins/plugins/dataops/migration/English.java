package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.util.List;

/** What results say, as people read it. */
final class English {
    private English() {}

    static String of(Message message) {
        return Language.ENGLISH.say(message);
    }

    static List<String> of(List<Message> messages) {
        return messages.stream().map(English::of).toList();
    }
}
