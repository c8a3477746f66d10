package org.reentryhub.custody;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why the prison sent the record: the middle of the CloudEvents type {@code reentryhub.custody.CAUSE.v1}. */
public enum Cause {
    ADMITTED,
    TRANSFERRED,
    REGIME_CHANGED,
    RELEASE_DATE_CHANGED,
    DETAILS_CHANGED,
    NEEDS_ASSESSED,
    ON_LEAVE,
    RELEASED,
    RECALLED,
    DIED,
    MERGED,
    UNMERGED,
    EXTRACT;

    private static final Map<String, Cause> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Cause::type, cause -> cause));

    private final String type =
            "reentryhub.custody." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";

    /** The whole CloudEvents {@code type} of this cause. */
    public String type() {
        return type;
    }

    /** The cause of a CloudEvents {@code type}, if it is one of ours. */
    public static Optional<Cause> ofType(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
