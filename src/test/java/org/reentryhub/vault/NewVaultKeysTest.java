package org.reentryhub.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reentryhub.ReentryHub;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command of docs/operations.md that makes the keys of a vault. */
@ExtendWith(OutputCaptureExtension.class)
class NewVaultKeysTest {

    @Test
    void theCommandPrintsOneLineThatOpensAVault(CapturedOutput output) {
        ReentryHub.main(new String[] {"new-vault-keys"});

        String document = output.getOut().strip();
        assertThat(document).startsWith("{").endsWith("}").doesNotContain("\n");
        Vault vault = VaultKeys.open(document);
        assertThat(vault.openText(vault.sealText("words", "here"), "here")).isEqualTo("words");
    }

    @Test
    void everyVaultHasKeysOfItsOwn() {
        Vault one = VaultKeys.open(VaultKeys.generate());
        Vault other = VaultKeys.open(VaultKeys.generate());

        assertThat(one.fingerprint("a name", "Kari".getBytes(UTF_8)))
                .isNotEqualTo(other.fingerprint("a name", "Kari".getBytes(UTF_8)));
    }
}
