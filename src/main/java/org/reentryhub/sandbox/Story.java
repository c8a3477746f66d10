package org.reentryhub.sandbox;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.reentryhub.NorwegianTime;
import org.reentryhub.Queues;
import org.reentryhub.sandbox.StoryBook.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Tells the sandbox's story as soon as the hub is ready: the events of its people come in over HTTP, by the queue and as a
 * file, by the same routes as everybody's. A hub that has heard it takes nothing twice.
 */
@Component
@Sandbox
@ConditionalOnProperty(name = "sandbox.story", matchIfMissing = true)
class Story {
    private static final Logger LOG = LoggerFactory.getLogger(Story.class);
    private static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");
    private static final String TELLER = "prison-records";

    private final StoryBook book = new StoryBook();
    private final Environment environment;
    private final JmsTemplate queue;
    private final DataFolder folder;
    private final Clock clock;

    Story(Environment environment, ConnectionFactory connectionFactory, DataFolder folder, Clock clock) {
        this.environment = environment;
        this.queue = new JmsTemplate(connectionFactory);
        this.folder = folder;
        this.clock = clock;
    }

    @EventListener
    void tell(ApplicationReadyEvent ready) {
        Thread teller = new Thread(this::tell, "story");
        teller.setDaemon(true);
        teller.start();
    }

    private void tell() {
        LocalDate today = LocalDate.now(clock.withZone(NorwegianTime.ZONE));
        try {
            overHttp(today);
            byQueue(today);
            asFile(today);
            StoryEnding.lines(hub(), environment.getProperty("sandbox.port", ""), today)
                    .forEach(LOG::info);
        } catch (RestClientException | JmsException | IOException untold) {
            LOG.warn(
                    "the sandbox's story was not told to its end: {}",
                    untold.getClass().getSimpleName());
        }
    }

    private void overHttp(LocalDate today) {
        RestClient.create()
                .post()
                .uri(hub() + "/records/events")
                .headers(headers -> headers.setBasicAuth(TELLER, TELLER))
                .contentType(BATCH)
                .body(book.events(Way.HTTP, today).toString())
                .retrieve()
                .toBodilessEntity();
    }

    private void byQueue(LocalDate today) {
        book.events(Way.QUEUE, today).forEach(event -> queue.convertAndSend(Queues.RECORDS_EVENTS, event.toString()));
    }

    /** Written under another name and renamed, since a file that is still being written must not be read. */
    private void asFile(LocalDate today) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox/records"));
        Path draft = inbox.resolve(".story.draft");
        List<String> lines =
                book.events(Way.FILE, today).stream().map(Object::toString).toList();
        Files.writeString(draft, lines.stream().collect(Collectors.joining("\n", "", "\n")));
        Files.move(
                draft,
                inbox.resolve("story.ndjson"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private String hub() {
        return "http://localhost:" + environment.getProperty("local.server.port", "8080");
    }
}
