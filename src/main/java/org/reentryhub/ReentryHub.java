package org.reentryhub;

import java.util.List;
import org.reentryhub.vault.VaultKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the hub; with the argument {@code new-vault-keys} it prints the keys of a new vault instead. */
@SpringBootApplication
public class ReentryHub {
    private static final String NEW_VAULT_KEYS = "new-vault-keys";

    public static void main(String[] arguments) {
        if (List.of(arguments).contains(NEW_VAULT_KEYS)) {
            System.out.println(VaultKeys.generate());
        } else {
            start(arguments);
        }
    }

    /** Spring has already said why a start failed; threads that were begun by then must not keep a dead hub alive. */
    private static void start(String[] arguments) {
        try {
            SpringApplication.run(ReentryHub.class, arguments);
        } catch (RuntimeException | Error alreadyReported) {
            System.exit(1);
        }
    }
}
