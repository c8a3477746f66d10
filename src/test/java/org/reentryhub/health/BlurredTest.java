package org.reentryhub.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A comparison that takes too much away finds nothing: this one must not. */
class BlurredTest {
    private static final String ONE = new UUID(1, 1).toString();
    private static final String OTHER = new UUID(2, 2).toString();
    private static final String SEEN =
            """
            {"personNumber":"KI-1","health":"REQUESTED","referrals":[{"id":"%s","at":"2026-11-22T08:15:00.5+01:00"},\
            {"id":"%s"}],"due":"2026-12-01","alerts":[]}"""
                    .formatted(ONE, OTHER);

    @Test
    void whatMustDifferDoesNotCount() {
        String others = SEEN.replace("KI-1", "KI-2")
                .replace(ONE, new UUID(3, 3).toString())
                .replace(OTHER, new UUID(4, 4).toString())
                .replace("08:15:00.5+01:00", "08:16:01Z");
        assertThat(Blurred.of(others, Map.of("KI-2", "<number>")))
                .isEqualTo(Blurred.of(SEEN, Map.of("KI-1", "<number>")));
    }

    @Property
    void anyOtherByteCounts(
            @ForAll @IntRange(min = 0, max = 19) int place, @ForAll @AlphaChars @StringLength(1) String more) {
        int health = SEEN.indexOf("\"health\"");
        String leaking = SEEN.substring(0, health + place) + more + SEEN.substring(health + place);
        assertThat(seen(leaking)).isNotEqualTo(seen(SEEN));
    }

    @Test
    void anIdTooManyAndAnotherDateAndAnotherOrderCount() {
        assertThat(seen(SEEN.replace("[]", "[{\"transfer\":\"" + new UUID(5, 5) + "\"}]")))
                .isNotEqualTo(seen(SEEN));
        assertThat(seen(SEEN.replace(OTHER, ONE))).isNotEqualTo(seen(SEEN));
        assertThat(seen(SEEN.replace("2026-12-01", "2026-12-02"))).isNotEqualTo(seen(SEEN));
        assertThat(seen(SEEN.replace("\"2026-12-01\"", "\"2026-12-01T00:00:00Z\"")))
                .isNotEqualTo(seen(SEEN));
    }

    private static String seen(String text) {
        return Blurred.of(text, Map.of("KI-1", "<number>"));
    }
}
