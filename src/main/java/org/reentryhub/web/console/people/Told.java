package org.reentryhub.web.console.people;

import java.util.List;
import java.util.Locale;
import org.reentryhub.audit.Disclosure;
import org.reentryhub.web.MessageParts;

/** Something that was sent, with its receiver's name. */
public record Told(Disclosure sent, String receiver) {

    /** What it said, as the names of its fields. */
    public List<String> fields(Locale locale) {
        return MessageParts.names(sent.fields(), locale);
    }
}
