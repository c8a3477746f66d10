package org.reentryhub.partner;

import org.jspecify.annotations.Nullable;

/**
 * What the record knows of where somebody belongs: municipality numbers, which may be closed, unknown or missing. Where a
 * person stayed is personal, so it prints as stars.
 *
 * @param registered of the registered address; missing for somebody of no fixed abode
 * @param beforeCustody where the person really stayed before custody
 * @param arrest where the person was arrested
 * @param intended where the person means to live after release
 * @param prison the code of the prison the person is in
 */
public record Whereabouts(
        @Nullable String registered,
        @Nullable String beforeCustody,
        @Nullable String arrest,
        @Nullable String intended,
        @Nullable String prison) {

    @Override
    public String toString() {
        return "***";
    }
}
