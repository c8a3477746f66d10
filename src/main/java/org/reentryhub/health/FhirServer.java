package org.reentryhub.health;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.FhirTrouble.Kind;
import org.reentryhub.partner.Partner;

/** A health party's FHIR server, as far as the hub asks it anything. Never asks anywhere but within the party's own base. */
final class FhirServer {
    private static final int MOST_PAGES = 50;

    private final Partner partner;
    private final FhirReads reads;
    private final FhirContext fhir;
    private int taken;

    FhirServer(Partner partner, FhirReads reads, FhirContext fhir) {
        this.partner = partner;
        this.reads = reads;
        this.fhir = fhir;
    }

    String base() {
        return partner.channel().address().toString();
    }

    /**
     * One resource.
     *
     * @param path such as {@code Organization/gp}
     * @return empty when the server has none of that name
     */
    Optional<Resource> read(String path) {
        return get("/" + path);
    }

    /** All findings of a search and what they include, over all pages; none for a kind that the server does not offer. */
    List<Resource> search(String query) {
        var found = new ArrayList<Resource>();
        var next = Optional.of("/" + query);
        for (int page = 0; next.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new FhirTrouble(Kind.TOO_LARGE);
            }
            var bundle = next.flatMap(this::get).map(FhirServer::searchset);
            bundle.ifPresent(set -> set.getEntry().forEach(entry -> found.add(entry.getResource())));
            next = bundle.flatMap(this::next);
        }
        return found;
    }

    private Optional<Resource> get(String what) {
        var answer = reads.get(FhirQuestion.to(partner, what));
        return switch (answer.status()) {
            case 200 -> Optional.of(parse(answer.body()));
            case 404, 410 -> Optional.empty();
            case 401, 403 -> throw new FhirTrouble(Kind.UNAUTHORISED);
            case -1 -> throw new FhirTrouble(Kind.TOO_LARGE);
            default -> throw new FhirTrouble(Kind.UNREACHABLE);
        };
    }

    private Resource parse(String json) {
        taken += json.length();
        if (taken > FhirWire.LARGEST) {
            throw new FhirTrouble(Kind.TOO_LARGE);
        }
        return FhirText.parse(fhir, json);
    }

    private static Bundle searchset(Resource answer) {
        if (answer instanceof Bundle bundle) {
            return bundle;
        }
        throw new FhirTrouble(Kind.UNREADABLE);
    }

    /** The next page, if it is where this one came from: a server must not send the hub's credentials elsewhere. */
    private Optional<String> next(Bundle page) {
        return Optional.ofNullable(page.getLink("next"))
                .map(Bundle.BundleLinkComponent::getUrl)
                .map(url -> {
                    if (!url.startsWith(base() + "/") && !url.startsWith(base() + "?")) {
                        throw new FhirTrouble(Kind.UNREADABLE);
                    }
                    return url.substring(base().length());
                });
    }
}
