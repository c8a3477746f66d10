package org.reentryhub.health.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.health.sending.RealReceiver.Takes;

/** Clinics with real FHIR servers, each with a row in the directory that says in which form it wants a summary. */
enum Clinic {
    TRANSACTION(EnumSet.of(Takes.TRANSACTIONS), "transaction"),
    DOCUMENT(EnumSet.of(Takes.DOCUMENTS), "document"),
    MESSAGE(EnumSet.of(Takes.MESSAGES), "message"),
    WITHOUT_TRANSACTIONS(EnumSet.of(Takes.DOCUMENTS), "transaction"),
    NEWER(EnumSet.of(Takes.TRANSACTIONS), "transaction");

    private final RealReceiver server;
    private final String form;

    Clinic(Set<Takes> ways, String form) {
        this.server = new RealReceiver(ways);
        this.form = form;
    }

    RealReceiver server() {
        return server;
    }

    String id() {
        return "clinic-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String herId() {
        return "90009" + ordinal();
    }

    private String row() {
        return """
                  - id: %s
                    name: Klinikken %s
                    kind: HEALTH
                    identifiers: ["urn:oid:2.16.578.1.12.4.1.2|%s"]
                    channel: {type: fhir, url: "%s", fhir: %s, timeout: PT5S}
                """
                .formatted(id(), id(), herId(), this == NEWER ? server.baseOfNewer() : server.base(), form);
    }

    /** The health unit of another prison, and whether what that prison asks for waits there. */
    private static String unit(String prison, String herId, String transfers) {
        return """
                  - id: prison-health-%s
                    name: Helsetjenesten ved %s fengsel
                    kind: PRISON_HEALTH
                    identifiers: ["urn:oid:2.16.578.1.12.4.1.2|%s"]
                    channel: {type: fhir, url: "http://${sandbox.host:localhost}:${sandbox.port:8089}/prison-health-%s/fhir"}
                    transfers: %s
                """
                .formatted(prison, prison, herId, prison, transfers);
    }

    /** The sandbox's directory and these, with units of other prisons, as {@code hub.partners.source} names it. */
    static String directory() {
        try {
            var file = Files.createTempFile("partners", ".yaml");
            var sandbox = Files.readString(Path.of("src/main/resources/partners.yaml"));
            var rows = Stream.of(values()).map(Clinic::row).collect(Collectors.joining());
            var units = unit("moss", "9000801", "sign-off") + unit("bergen", "9000802", "automatic");
            Files.writeString(file, sandbox.stripTrailing() + "\n" + (rows + units).indent(0));
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
