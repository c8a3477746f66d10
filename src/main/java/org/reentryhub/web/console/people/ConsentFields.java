package org.reentryhub.web.console.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import org.reentryhub.consent.Consents;
import org.reentryhub.custody.NeedDomain;
import org.reentryhub.partner.Kind;
import org.reentryhub.web.api.ConsentForm;
import org.reentryhub.web.console.Typed;
import org.springframework.util.MultiValueMap;

/** The form by which a consent is recorded, as it was typed: shown again as it is when something has to be mended. */
public record ConsentFields(
        String recipientKind, List<String> domains, String givenOn, String expiresOn, String evidence) {

    /** An empty form; given today on a signed paper is the usual case. */
    static ConsentFields usual(LocalDate today) {
        return new ConsentFields("", List.of(), today.toString(), "", "SIGNED_FORM");
    }

    static ConsentFields of(MultiValueMap<String, String> fields) {
        return new ConsentFields(
                text(fields, "recipientKind"),
                List.copyOf(fields.getOrDefault("domains", List.of())),
                text(fields, "givenOn"),
                text(fields, "expiresOn"),
                text(fields, "evidence"));
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        String given = fields.getFirst(name);
        return given == null ? "" : given;
    }

    /** What a repeated form has to be equal in. */
    byte[] bytes() {
        return toString().getBytes(UTF_8);
    }

    /** The consent it describes; refused with every fault when it does not hold, by the same rules as the API's. */
    Consents.Given checked(LocalDate today) {
        return new ConsentForm(
                        Typed.code(recipientKind, Kind.class).orElse(null),
                        domains.stream()
                                .flatMap(domain -> Typed.code(domain, NeedDomain.class).stream())
                                .toList(),
                        Typed.date(givenOn).orElse(null),
                        expiresOn.isBlank() ? null : Typed.date(expiresOn).orElse(LocalDate.MIN),
                        evidence)
                .checked(today);
    }
}
