package org.reentryhub.custody;

import org.jspecify.annotations.Nullable;

/**
 * Where the person belongs, each a municipality number of four digits; the responsible office is found from them.
 *
 * @param registered the registered address
 * @param beforeCustody where the person really stayed before
 * @param arrest where the person was arrested
 * @param intended where the person means to live
 */
public record Municipality(
        @Nullable String registered,
        @Nullable String beforeCustody,
        @Nullable String arrest,
        @Nullable String intended) {
    static final Municipality UNKNOWN = new Municipality(null, null, null, null);

    @Override
    public String toString() {
        return "***";
    }
}
