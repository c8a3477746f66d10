package org.reentryhub.config;

import java.io.IOException;
import java.nio.file.Path;
import org.reentryhub.vault.Vault;
import org.reentryhub.vault.VaultKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Two vaults with keys of their own: what opens the prison's rows does not open the health unit's. */
@Configuration
class Vaults {
    private final Path dataDir;
    private final boolean production;

    Vaults(@Value("${hub.data-dir}") Path dataDir, Environment environment) {
        this.dataDir = dataDir;
        this.production = environment.acceptsProfiles(Profiles.of("production"));
    }

    @Bean
    Vault vault(@Value("${hub.vault.keys}") String keys) throws IOException {
        return vault(keys, "hub.json", "HUB_VAULT_KEYS");
    }

    @Bean(defaultCandidate = false)
    Vault healthVault(@Value("${hub.vault.health-keys}") String keys) throws IOException {
        return vault(keys, "health.json", "HUB_HEALTH_VAULT_KEYS");
    }

    private Vault vault(String keys, String file, String variable) throws IOException {
        if (!keys.isBlank()) {
            return VaultKeys.open(keys);
        }
        if (production) {
            throw new IllegalStateException(variable + " is missing: in production the keys are given, never made");
        }
        return VaultKeys.openOrCreate(dataDir.resolve("keys").resolve(file));
    }
}
