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
            SpringApplication.run(ReentryHub.class, arguments);
        }
    }
}
