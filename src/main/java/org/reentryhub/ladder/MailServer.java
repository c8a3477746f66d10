package org.reentryhub.ladder;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The mail server, if the hub has one ({@code spring.mail.host}). Without one it sends none, and says so once. */
@Component
class MailServer {
    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private final Optional<JavaMailSender> server;
    private final String from;

    MailServer(Optional<JavaMailSender> server, @Value("${hub.mail.from}") String from) {
        this.server = server;
        this.from = from;
        if (server.isEmpty()) {
            log.info(
                    "No mail server (SPRING_MAIL_HOST): receivers with only a browser are not told that something waits");
        } else if (from.isBlank()) {
            throw new IllegalStateException(
                    "there is a mail server, but nobody whom mails come from: set HUB_MAIL_FROM");
        }
    }

    boolean isThere() {
        return server.isPresent();
    }

    /** Hands the letter to the server, which has it when this returns. */
    void send(Letter letter, String to) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to);
        mail.setSubject(letter.subject());
        mail.setText(letter.text());
        server.orElseThrow(() -> new IllegalStateException("there is no mail server"))
                .send(mail);
    }
}
