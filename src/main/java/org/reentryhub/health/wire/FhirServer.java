package org.reentryhub.health.wire;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.reentryhub.health.wire.FhirTrouble.Kind;
import org.reentryhub.partner.Partner;

/**
 * A health party's FHIR server, as far as the hub asks it anything. Never asks anywhere but within the party's own base. May
 * be asked by several threads at once; all answers together are taken from one allowance.
 */
public final class FhirServer {
    private static final int MOST_PAGES = 50;
    private static final int BAD_REQUEST = 400;
    private static final Set<Integer> NOT_HERE = Set.of(404, 410);

    private final Partner partner;
    private final FhirReads reads;
    private final FhirContext fhir;
    private final Allowance allowance;

    public FhirServer(Partner partner, FhirReads reads, FhirContext fhir) {
        this(partner, reads, fhir, Allowance.ofOneQuestion());
    }

    public FhirServer(Partner partner, FhirReads reads, FhirContext fhir, Allowance allowance) {
        this.partner = partner;
        this.reads = reads;
        this.fhir = fhir;
        this.allowance = allowance;
    }

    public String base() {
        return partner.channel().address().toString();
    }

    /**
     * One resource.
     *
     * @param path such as {@code Organization/gp}
     * @return empty when the server has none of that name
     */
    public Optional<Resource> read(String path) {
        var answer = ask("/" + path);
        return NOT_HERE.contains(answer.status()) ? Optional.empty() : Optional.of(parse(answer));
    }

    /** All findings of a search and what they include, over all pages; none for a kind that the server does not offer. */
    public List<Resource> search(String query) {
        return search(new PatientSearch(query, List.of()), Offer.UNKNOWN);
    }

    /**
     * The same at a server of which it may be known what it offers: that much must then be answered. One that refuses a wish
     * as a bad request (FHIR R4, 3.1.1.3) is asked without it.
     */
    public List<Resource> search(PatientSearch search, Offer offer) {
        var wordings = search.wordings().iterator();
        var query = "/" + wordings.next();
        var first = ask(query);
        while (first.status() == BAD_REQUEST && wordings.hasNext()) {
            query = "/" + wordings.next();
            first = ask(query);
        }
        return offer.lacks(search.kind(), first.status()) ? List.of() : pages(query, first);
    }

    /** A page that is missing is no end: half a list would look like a whole one. */
    private List<Resource> pages(String query, FhirAnswer first) {
        var found = new ArrayList<Resource>();
        var asked = new HashSet<>(Set.of(query));
        var next = take(first, found);
        while (next.isPresent()) {
            if (asked.size() == MOST_PAGES || !asked.add(next.get())) {
                throw new FhirTrouble(Kind.TOO_LARGE);
            }
            next = take(ask(next.get()), found);
        }
        return found;
    }

    private Optional<String> take(FhirAnswer answer, List<Resource> found) {
        if (!(parse(answer) instanceof Bundle page) || !SearchPage.isWhole(page)) {
            throw new FhirTrouble(Kind.UNREADABLE);
        }
        page.getEntry().forEach(entry -> found.add(entry.getResource()));
        return next(page);
    }

    private FhirAnswer ask(String what) {
        if (allowance.isOver()) {
            throw new FhirTrouble(Kind.SLOW);
        }
        return reads.get(FhirQuestion.to(partner, what, allowance));
    }

    private Resource parse(FhirAnswer answer) {
        return switch (answer.status()) {
            case 200 -> counted(FhirText.parse(fhir, answer.body()));
            case 401, 403 -> throw new FhirTrouble(Kind.UNAUTHORISED);
            case -1 -> throw new FhirTrouble(Kind.TOO_LARGE);
            default -> throw new FhirTrouble(allowance.isOver() ? Kind.SLOW : Kind.UNREACHABLE);
        };
    }

    private Resource counted(Resource resource) {
        int entries = resource instanceof Bundle bundle ? bundle.getEntry().size() : 1;
        if (!allowance.takeEntries(entries)) {
            throw new FhirTrouble(Kind.TOO_LARGE);
        }
        return resource;
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
