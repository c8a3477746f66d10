package org.reentryhub.custody;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an event came.
 *
 * @param channel http, queue or file
 * @param file the name of the dropped file, where it is sure to be no more than a name
 */
record Origin(String channel, @Nullable String file) {
    static final Origin HTTP = new Origin("http", null);
    static final Origin QUEUE = new Origin("queue", null);

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?<![0-9])[0-9]{11}(?![0-9])");

    /** A file, whose name is the sender's: one that could tell of a person is left out. */
    static Origin file(String name) {
        boolean plain =
                PLAIN.matcher(name).matches() && !IDENTITY_NUMBER.matcher(name).find();
        return new Origin("file", plain ? name : null);
    }
}
