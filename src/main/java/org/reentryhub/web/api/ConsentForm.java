package org.reentryhub.web.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.partner.Kind;

/** A consent as a case manager writes it down. */
public record ConsentForm(
        @Nullable Kind recipientKind,
        @Nullable List<NeedDomain> domains,
        @Nullable LocalDate givenOn,
        @Nullable LocalDate expiresOn,
        @Nullable String evidence) {
    /** Years that nobody's consent reaches back or ahead; what lies beyond is a slip of the keyboard. */
    private static final int LONGEST = 50;

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,39}");
    /** Health to health rests on the absence of an objection (hpl. § 25), never on a consent that the prison keeps. */
    private static final Set<Kind> KINDS =
            Arrays.stream(Kind.values()).filter(Kind::foundByMunicipality).collect(Collectors.toSet());

    /** The consent it describes; 422 with every fault when it does not hold. */
    public Consents.Given checked(LocalDate today) {
        Faulty faulty = new Faulty();
        Kind kind = faulty.require("/recipientKind", recipientKind);
        List<NeedDomain> needs = faulty.require("/domains", domains);
        LocalDate from = faulty.require("/givenOn", givenOn);
        String shownBy = faulty.require("/evidence", evidence);
        if (kind != null) {
            faulty.unless(KINDS.contains(kind), "/recipientKind", "health rests on no consent that the prison keeps");
        }
        if (needs != null) {
            boolean some = !needs.isEmpty() && needs.stream().allMatch(need -> need != null);
            faulty.unless(some, "/domains", "name at least one need");
        }
        if (from != null) {
            faulty.unless(!from.isAfter(today), "/givenOn", "a consent cannot be given in the future");
            faulty.unless(from.isAfter(today.minusYears(LONGEST)), "/givenOn", "lies too far back");
            faulty.unless(
                    expiresOn == null || expiresOn.isBefore(today.plusYears(LONGEST)),
                    "/expiresOn",
                    "lies too far ahead");
            faulty.unless(
                    expiresOn == null || !expiresOn.isBefore(from), "/expiresOn", "must not lie before the first day");
        }
        if (shownBy != null) {
            faulty.unless(CODE.matcher(shownBy).matches(), "/evidence", "is a code in capital letters");
        }
        faulty.refuse();
        return new Consents.Given(
                String.valueOf(kind),
                Stream.ofNullable(needs).flatMap(List::stream).map(Enum::name).collect(Collectors.toSet()),
                Objects.requireNonNull(from),
                expiresOn,
                Objects.requireNonNull(shownBy));
    }
}
