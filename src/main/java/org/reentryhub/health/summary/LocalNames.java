package org.reentryhub.health.summary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;

/** From what references call a thing to its name at the server that it is read from, such as {@code Condition/c-1}. */
final class LocalNames {
    private static final Pattern VERSION = Pattern.compile("/_history/[^/]*$");

    private LocalNames() {}

    /**
     * The name of what is called so, whichever version of it is meant; nothing for other servers' and contained things.
     *
     * @param known the names of what may be called otherwise
     */
    static Optional<String> find(String called, String base, Map<String, String> known) {
        var target = VERSION.matcher(called).replaceFirst("");
        return Optional.ofNullable(known.get(target)).or(() -> ofOwnServer(target, base, known));
    }

    private static Optional<String> ofOwnServer(String target, String base, Map<String, String> known) {
        var local = target.startsWith(base + "/") ? target.substring(base.length() + 1) : target;
        return Optional.of(known.getOrDefault(local, local))
                .filter(name -> !name.contains(":") && !name.startsWith("#"));
    }

    /** What an entry of a document may be called; one without an id gets that of its fullUrl. */
    static Map<String, String> told(String fullUrl, Resource resource) {
        var address = VERSION.matcher(fullUrl).replaceFirst("");
        var id = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
        if (!resource.hasId()) {
            resource.setId(id);
        }
        var names = new HashMap<String, String>();
        names.put(address, PatientRecord.name(resource));
        names.put(resource.fhirType() + "/" + id, PatientRecord.name(resource));
        return names;
    }
}
