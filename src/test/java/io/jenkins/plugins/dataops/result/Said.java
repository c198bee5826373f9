package io.jenkins.plugins.dataops.result;

import java.util.List;
import java.util.Optional;

/** What results say in English, for tests of what people read. */
public final class Said {
    private Said() {}

    /**
     * One message.
     *
     * @param message any
     * @return its sentence
     */
    public static String said(Message message) {
        return Language.ENGLISH.say(message);
    }

    /**
     * A message that may be absent.
     *
     * @param message any
     * @return its sentence
     */
    public static Optional<String> said(Optional<Message> message) {
        return message.map(Language.ENGLISH::say);
    }

    /**
     * Several messages.
     *
     * @param messages any
     * @return their sentences
     */
    public static List<String> said(List<Message> messages) {
        return messages.stream().map(Language.ENGLISH::say).toList();
    }
}
