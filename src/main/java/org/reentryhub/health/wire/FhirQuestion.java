package org.reentryhub.health.wire;

import org.jspecify.annotations.Nullable;
import org.reentryhub.partner.Partner;

/**
 * One GET at a health party. Base and path stand apart, so that an endpoint of a route names a partner and never a patient.
 *
 * @param partner whose authorisation goes with it
 * @param base the partner's own
 * @param path within it, starting with a slash; may be empty
 * @param query encoded, as it goes on the wire; null for none
 * @param timeoutMillis for each silence of theirs
 * @param allowance what the answer is taken from, and by when it must be there whole
 */
public record FhirQuestion(
        String partner, String base, String path, @Nullable String query, long timeoutMillis, Allowance allowance) {

    /** A question to a partner; {@code what} is what follows its base. */
    public static FhirQuestion to(Partner partner, String what) {
        return to(partner, what, Allowance.ofOneQuestion());
    }

    /** A question that is one of several. */
    public static FhirQuestion to(Partner partner, String what, Allowance allowance) {
        int mark = what.indexOf('?');
        var timeout = partner.channel().timeout().toMillis();
        return new FhirQuestion(
                partner.id(),
                partner.channel().address().toString(),
                mark < 0 ? what : what.substring(0, mark),
                mark < 0 ? null : what.substring(mark + 1),
                Math.max(1, Math.min(timeout, allowance.left().toMillis())),
                allowance);
    }

    @Override
    public String toString() {
        return "a question to a health party";
    }
}
