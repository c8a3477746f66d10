package org.reentryhub.health.staff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reentryhub.web.SoundText;
import org.reentryhub.web.api.Faulty;

/**
 * Why health personnel decide so, for the health unit's own eyes.
 *
 * @param reason may be left out
 */
public record WhyForm(@Nullable String reason) {
    public static final int LONGEST = 500;

    /** The words, if there are any; refused with 422 when they cannot be kept and shown as they are. */
    public static @Nullable String words(@Nullable WhyForm form) {
        var faulty = new Faulty();
        var reason = Optional.ofNullable(form).map(WhyForm::reason);
        SoundText.check(faulty, "/reason", reason.orElse(null), LONGEST);
        faulty.refuse();
        return reason.map(String::strip).filter(words -> !words.isEmpty()).orElse(null);
    }

    @Override
    public String toString() {
        return "a reason";
    }
}
