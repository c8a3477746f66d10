package org.reentryhub.health.summary;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What a receiver has who took a transaction as it was, under ids of its own. */
final class AtReceivers {
    private AtReceivers() {}

    static AtReceiver of(Bundle transaction) {
        return new AtReceiver(
                "http://receiver.example/fhir",
                Optional.of(kept(transaction, Task.class)),
                Optional.of(kept(transaction, ServiceRequest.class)));
    }

    private static <T extends Resource> T kept(Bundle transaction, Class<T> kind) {
        var kept = transaction.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(kind::isInstance)
                .map(resource -> kind.cast(resource.copy()))
                .findFirst()
                .orElseThrow();
        kept.setId("their-own");
        kept.getMeta().setVersionId("3");
        return kept;
    }
}
