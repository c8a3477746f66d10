package org.reentryhub.web.ops;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reentryhub.web.api.Faulty;

/** What is to be sent again, and why. */
public record ReplayForm(@Nullable As as, @Nullable String reason) {

    /** Which of the two an operator chooses. */
    public enum As {
        /** The same bytes under the same key. */
        FROZEN,
        /** A new version, of what is true now. */
        CURRENT
    }

    /** What was chosen; 422 with every fault where something is missing. */
    As checked() {
        Faulty faulty = new Faulty();
        faulty.require("/as", as);
        Why.check(faulty, faulty.require("/reason", reason));
        faulty.refuse();
        return Objects.requireNonNull(as);
    }
}
