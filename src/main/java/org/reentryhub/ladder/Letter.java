package org.reentryhub.ladder;

import java.net.URI;
import java.util.Locale;
import java.util.ResourceBundle;
import org.reentryhub.partner.Partner.Language;

/** What a mail says: that something waits, and where. Nothing of whom it is about, nor how much. */
record Letter(String subject, String text) {

    static Letter in(Language language, URI hub) {
        String tag = language.name().toLowerCase(Locale.ROOT);
        ResourceBundle words = ResourceBundle.getBundle("messages/mail", Locale.forLanguageTag(tag));
        return new Letter(words.getString("subject"), words.getString("text").replace("{hub}", hub.toString()));
    }
}
