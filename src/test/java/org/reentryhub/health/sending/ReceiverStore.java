package org.reentryhub.health.sending;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** What a receiver keeps, in memory, with versions; does a transaction whole or not at all, as FHIR R4 3.1.0.11 has it. */
final class ReceiverStore {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Map<String, Resource> current = new LinkedHashMap<>();

    synchronized <T extends Resource> List<T> all(Class<T> kind) {
        return current.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(resource -> kind.cast(resource.copy()))
                .toList();
    }

    synchronized void clear() {
        current.clear();
    }

    synchronized List<String> kinds() {
        return current.values().stream().map(Resource::fhirType).sorted().toList();
    }

    /** Does all of it, or throws and has done nothing. */
    synchronized Bundle transact(Bundle asked) {
        var before = new LinkedHashMap<>(current);
        var done = false;
        try {
            var answer = commit(asked);
            done = true;
            return answer;
        } finally {
            if (!done) {
                current = before;
            }
        }
    }

    private Bundle commit(Bundle asked) {
        var places = asked.getEntry().stream().map(this::place).toList();
        var addresses = new LinkedHashMap<String, String>();
        for (int i = 0; i < places.size(); i++) {
            if (asked.getEntry().get(i).hasFullUrl()) {
                addresses.put(asked.getEntry().get(i).getFullUrl(), places.get(i));
            }
        }
        var answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
        for (int i = 0; i < places.size(); i++) {
            var entry = asked.getEntry().get(i);
            var place = places.get(i);
            var isNew = !current.containsKey(place);
            if (entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT) {
                put(
                        place,
                        rewritten(entry.getResource(), addresses),
                        entry.getRequest().getIfMatch());
            } else if (isNew) {
                put(place, rewritten(entry.getResource(), addresses), null);
            }
            answer.addEntry()
                    .getResponse()
                    .setStatus(isNew ? "201 Created" : "200 OK")
                    .setLocation(place + "/_history/1");
        }
        return answer;
    }

    /** Where an entry is, or will be. */
    private String place(Bundle.BundleEntryComponent entry) {
        var request = entry.getRequest();
        if (request.getMethod() == Bundle.HTTPVerb.PUT) {
            return request.getUrl();
        }
        if (request.getMethod() != Bundle.HTTPVerb.POST) {
            throw new UnprocessableEntityException("this server takes POST and PUT");
        }
        var kind = entry.getResource().fhirType();
        return Optional.ofNullable(request.getIfNoneExist())
                .flatMap(search -> find(kind, search))
                .orElseGet(() -> kind + "/" + UUID.randomUUID());
    }

    /** The one that a conditional create would double. */
    synchronized Optional<String> find(String kind, String search) {
        var wanted = search.replaceFirst("^identifier=", "");
        var found = current.entrySet().stream()
                .filter(entry -> entry.getValue().fhirType().equals(kind))
                .filter(entry -> has(entry.getValue(), wanted))
                .map(Map.Entry::getKey)
                .toList();
        if (found.size() > 1) {
            throw new PreconditionFailedException("more than one matches");
        }
        return found.stream().findFirst();
    }

    synchronized String create(Resource resource) {
        var place = resource.fhirType() + "/" + UUID.randomUUID();
        put(place, resource.copy(), null);
        return place;
    }

    /** Keeps a new version; one that was meant for another is refused (FHIR R4, 3.1.0.5.1: 412). */
    synchronized void put(String place, Resource resource, @Nullable String ifMatch) {
        var known = Optional.ofNullable(current.get(place));
        int version =
                known.map(old -> Integer.parseInt(old.getMeta().getVersionId())).orElse(0);
        if (ifMatch != null && !ifMatch.equals("W/\"" + version + "\"")) {
            throw new PreconditionFailedException("the version is another");
        }
        resource.setId(new IdType(place + "/_history/" + (version + 1)));
        resource.getMeta().setVersionId(Integer.toString(version + 1)).setLastUpdated(new Date());
        current.put(place, resource);
    }

    /** References to entries lead to where those are; inside a document nothing is touched (R4, 3.1.0.11.2). */
    private static Resource rewritten(Resource resource, Map<String, String> addresses) {
        if (resource instanceof Bundle) {
            return resource.copy();
        }
        var text = FHIR.newJsonParser().encodeResourceToString(resource);
        for (var place : addresses.entrySet()) {
            text = text.replace("\"" + place.getKey() + "\"", "\"" + place.getValue() + "\"");
        }
        return (Resource) FHIR.newJsonParser().parseResource(text);
    }

    static boolean has(Resource resource, String wanted) {
        return identifiers(resource).stream().anyMatch(own -> wanted.equals(own.getSystem() + "|" + own.getValue()));
    }

    private static List<Identifier> identifiers(Resource resource) {
        var found = new ArrayList<Identifier>();
        if (resource instanceof Task task) {
            found.addAll(task.getIdentifier());
        } else if (resource instanceof ServiceRequest request) {
            found.addAll(request.getIdentifier());
        } else if (resource instanceof Bundle bundle) {
            found.add(bundle.getIdentifier());
        }
        return found;
    }
}
