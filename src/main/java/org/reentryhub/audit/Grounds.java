package org.reentryhub.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a disclosure rests on (FOR-2013-09-20-1099 § 5 asks for it in writing). Three things that are kept apart: a law that
 * lets the prison pass on anything at all, something that lifts secrecy about this, and that the person was told. None
 * stands for another: a consent lifts secrecy, and neither is a law nor proves that anybody was told.
 *
 * @param purpose a code
 * @param law by which it is done (GDPR art. 6 (3)); null of what left before this was written down
 * @param secrecy what lifts secrecy; the message's own {@code legalBasis} names the consent where there is one
 * @param informedOn when the person was last told before it left (GDPR art. 13); null when nobody wrote it down
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grounds(
        @Nullable String purpose, @Nullable String law, @Nullable String secrecy, @Nullable LocalDate informedOn) {}
