package org.reentryhub.partner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reentryhub.partner.Partner.Transfers;

/** Reads partner files for tests, and tells what was wrong with them. */
record Reading(boolean production, Map<String, String> environment, Set<String> allowedPrivateHosts) {
    static final Municipalities MUNICIPALITIES = new Municipalities();

    static Reading inTheSandbox() {
        return new Reading(false, Map.of(), Set.of());
    }

    static Reading inProduction() {
        return new Reading(true, Map.of(), Set.of());
    }

    Partners partners(String yaml) {
        return partners(yaml.getBytes(StandardCharsets.UTF_8));
    }

    Partners partners(byte[] content) {
        return new DirectoryFile(
                        "partners.yaml",
                        new Placeholders(name -> Optional.ofNullable(environment.get(name))),
                        new AddressRule(production, allowedPrivateHosts),
                        MUNICIPALITIES,
                        production ? Transfers.SIGN_OFF : Transfers.AUTOMATIC)
                .read(content);
    }

    List<DirectoryProblem> problems(String yaml) {
        return problems(yaml.getBytes(StandardCharsets.UTF_8));
    }

    List<DirectoryProblem> problems(byte[] content) {
        try {
            partners(content);
            return List.of();
        } catch (DirectoryException refused) {
            return refused.problems();
        }
    }
}
