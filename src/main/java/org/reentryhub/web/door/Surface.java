package org.reentryhub.web.door;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.reentryhub.audit.Role;

/**
 * A part of the hub that programs talk to, by the first step of its path, and the roles it exists for. It grants nothing:
 * it only decides how a refusal sounds (403 when the whole surface is not the caller's, 404 when it is), and that it is a
 * problem and not a page.
 */
record Surface(String prefix, Set<Role> roles) {
    private static final List<Surface> ALL = List.of(
            new Surface("/records", Set.of(Role.PRISON_RECORDS)),
            new Surface("/api", Set.of(Role.CASE_MANAGER, Role.AUDITOR)),
            new Surface("/health", Set.of(Role.HEALTH_STAFF)),
            new Surface("/partner", Set.of(Role.RECEIVER)),
            new Surface("/fhir", Set.of(Role.RECEIVER)),
            new Surface("/ops", Set.of(Role.OPERATOR, Role.AUDITOR)),
            new Surface("/actuator", Set.of()),
            new Surface("/.well-known", Set.of()),
            new Surface("/openapi.json", Set.of()));

    /** The surface a path lies on; none for the pages that people see. */
    static Stream<Surface> of(String path) {
        return ALL.stream().filter(surface -> path.equals(surface.prefix) || path.startsWith(surface.prefix + "/"));
    }
}
