package org.reentryhub;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.reentryhub.conformance.Conformance;
import org.reentryhub.vault.VaultKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the hub. With the argument {@code new-vault-keys} it prints the keys of a new vault instead, with {@code conformance} it
 * plays the hub against a receiver.
 */
@SpringBootApplication
public class ReentryHub {
    private static final String NEW_VAULT_KEYS = "new-vault-keys";
    private static final String CONFORMANCE = "conformance";

    public static void main(String[] arguments) {
        if (List.of(arguments).contains(NEW_VAULT_KEYS)) {
            System.out.println(VaultKeys.generate());
        } else if (arguments.length > 0 && arguments[0].equals(CONFORMANCE)) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            System.exit(Conformance.run(rest, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
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
