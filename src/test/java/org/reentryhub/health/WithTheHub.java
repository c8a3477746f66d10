package org.reentryhub.health;

import org.junit.jupiter.api.BeforeEach;
import org.reentryhub.HubTest;
import org.reentryhub.custody.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test that talks to the running hub, and looks at what health keeps. */
@HubTest
public abstract class WithTheHub {
    @Autowired
    protected People people;

    @Autowired
    @Qualifier("healthJdbc")
    protected JdbcClient healthJdbc;

    protected Sandboxed hub;

    @BeforeEach
    void talkTo(@Value("${local.server.port}") int port, @Value("${sandbox.port}") int sandboxPort) {
        hub = new Sandboxed(port, sandboxPort, people);
    }

    /** A transfer that was sent, of Nils, who has a general practitioner only. */
    protected String transferOfNils(String person) {
        hub.comesIntoCustody(person, "OSLO", "03828410368", "1984-02-03", "pat-2", "NONE");
        var id = hub.starts(person);
        hub.reaches(id, "SENT");
        return id;
    }
}
