package org.reentryhub.custody;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of dwelling and what help with living is needed; the lists and {@code situation} hold codes. */
public record HousingNeed(
        @Nullable String situation,
        @Nullable Household household,
        @Nullable Boolean accessible,
        @Nullable Integer rooms,
        List<String> support,
        List<String> finance) {
    public HousingNeed(
            @Nullable String situation,
            @Nullable Household household,
            @Nullable Boolean accessible,
            @Nullable Integer rooms,
            @Nullable List<String> support,
            @Nullable List<String> finance) {
        this.situation = situation;
        this.household = household;
        this.accessible = accessible;
        this.rooms = rooms;
        this.support = support == null ? List.of() : List.copyOf(support);
        this.finance = finance == null ? List.of() : List.copyOf(finance);
    }

    @Override
    public String toString() {
        return "***";
    }
}
