package org.reentryhub.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keys and certificates that live as long as a test: made by the JDK's own keytool, kept in no repository. */
record KeyStores(Path folder, String password) {

    static KeyStores in(Path folder) {
        return new KeyStores(folder, UUID.randomUUID().toString());
    }

    /** A key with a certificate for this machine, signed by itself. */
    Path keyOf(String name) {
        Path store = folder.resolve(name + ".p12");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-ext",
                "san=dns:localhost");
        keytool(store, "-exportcert", "-alias", name, "-file", certificate(name).toString());
        return store;
    }

    /** A store of those whom somebody trusts; their keys have been made. */
    Path trustIn(String name) {
        Path store = folder.resolve("trust-in-" + name + ".p12");
        keytool(
                store,
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                certificate(name).toString());
        return store;
    }

    private Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    private void keytool(Path store, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", password));
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
