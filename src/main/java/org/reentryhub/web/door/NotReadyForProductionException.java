package org.reentryhub.web.door;

import java.util.List;

/** The hub is asked to run in production without something that production cannot do without. */
final class NotReadyForProductionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> missing;

    NotReadyForProductionException(List<String> missing) {
        super("the profile production needs: " + String.join("; ", missing));
        this.missing = List.copyOf(missing);
    }

    List<String> missing() {
        return missing;
    }
}
