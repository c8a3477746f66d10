package org.reentryhub.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** {@code deploy/broker.xml} but for the port and the folders; in this JVM, or as a program in one of its own. */
public final class DeployedBroker {
    public static final String USER = "hub";
    public static final String PASSWORD = "let-me-in";

    private DeployedBroker() {}

    /** Runs until it is killed: the folder and the port are its arguments. */
    public static void main(String[] arguments) throws Exception {
        on(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** A running one that keeps all it has in {@code broker} in that folder. */
    static EmbeddedActiveMQ on(Path folder, int port) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager reader =
                new FileDeploymentManager(Path.of("deploy/broker.xml").toUri().toString());
        reader.addDeployable(configuration);
        reader.readConfiguration();
        configuration.getAcceptorConfigurations().clear();
        configuration
                .addAcceptorConfiguration("hub", "tcp://localhost:" + port + "?protocols=CORE")
                .setBindingsDirectory(folder.resolve("broker/bindings").toString())
                .setJournalDirectory(folder.resolve("broker/journal").toString())
                .setLargeMessagesDirectory(folder.resolve("broker/large").toString())
                .setPagingDirectory(folder.resolve("broker/paging").toString())
                .setJMXManagementEnabled(false);
        SecurityConfiguration users = new SecurityConfiguration(Map.of(USER, PASSWORD), Map.of(USER, List.of("amq")));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return broker.start();
    }

    /** Where a hub finds it. */
    public static String address(int port) {
        return "tcp://localhost:" + port + "?consumerWindowSize=0";
    }
}
