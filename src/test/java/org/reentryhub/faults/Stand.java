package org.reentryhub.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reentryhub.faults.Event.Fault;
import org.reentryhub.process.HubProcess;

/** One hub on a folder, its receivers and its load: the stand on which it is tried. */
final class Stand implements AutoCloseable {
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);

    private final History history;
    private final Receivers receivers;
    private final Load load;
    private final Path directory;
    private final Optional<PlantedBug> bug;
    private final List<Duration> starts = new ArrayList<>();
    private volatile Path folder;
    private volatile HubProcess hub;

    Stand(Path folder, long seed, Optional<PlantedBug> bug) throws IOException {
        this(folder, Files.createDirectories(folder.resolve("hub")), seed, bug);
    }

    /** @param home where the hub keeps all that it keeps */
    Stand(Path folder, Path home, long seed, Optional<PlantedBug> bug) {
        this.folder = home;
        this.bug = bug;
        this.history = History.in(folder.resolve("history.log"));
        this.receivers = new Receivers(history, seed);
        this.directory = receivers.directory(folder);
        this.hub = start(Map.of());
        this.load = new Load(() -> hub.hub(), history, receivers.toAnswer(), seed);
        load.begin();
    }

    History history() {
        return history;
    }

    Receivers receivers() {
        return receivers;
    }

    HubProcess hub() {
        return hub;
    }

    int people() {
        return load.people();
    }

    List<Duration> starts() {
        return List.copyOf(starts);
    }

    /** Starts the hub again, on what it left behind. */
    void again(Map<String, String> environment) {
        hub = start(environment);
    }

    void on(Path other) {
        folder = other;
    }

    Path folder() {
        return folder;
    }

    void fault(String what) {
        history.add(new Fault(what));
    }

    private HubProcess start(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SANDBOX_ENABLED", "false", "HUB_PARTNERS", directory.toUri().toString()));
        bug.ifPresent(planted -> environment.put(Sabotage.PLANTED, planted.name()));
        environment.putAll(more);
        long began = System.nanoTime();
        HubProcess started = HubProcess.on(
                folder,
                environment,
                List.of("-Dspring.main.sources=" + Sabotage.class.getName() + "," + SabotagedRoutes.class.getName()));
        starts.add(Duration.ofNanos(System.nanoTime() - began));
        return started;
    }

    /** Heals everything, lets it come to rest, and asks the hub what it knows. */
    Facts rest() throws InterruptedException {
        receivers.trouble(0);
        fault("healed");
        load.finish();
        try {
            await().atMost(LONGEST_REST).pollInterval(Duration.ofMillis(500)).until(() -> waiting()
                    .isEmpty());
        } catch (org.awaitility.core.ConditionTimeoutException stillWaiting) {
            fault("still waiting after " + LONGEST_REST);
        }
        return new Facts(waiting(), disclosed(), answers(), stopped(), attempts());
    }

    private List<String> waiting() {
        return strings("select message_id::text from hub.delivery where state in ('PENDING', 'RETRYING')");
    }

    private Set<String> disclosed() {
        return new TreeSet<>(strings("select message_id::text from audit.disclosure"));
    }

    private Set<String> stopped() {
        return new TreeSet<>(strings("select message_id::text from hub.delivery where state in ('DEAD', 'STOPPED')"));
    }

    private Map<String, List<String>> answers() {
        return byFirst("select referral_id::text, answer_id from hub.answer");
    }

    private Map<String, List<String>> attempts() {
        return byFirst(
                "select message_id::text, coalesce(outcome, 'OPEN') from hub.attempt order by message_id, number");
    }

    private List<String> strings(String sql) {
        return byFirst(sql.replace("::text", "::text, ''")).keySet().stream().toList();
    }

    private Map<String, List<String>> byFirst(String sql) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try (Connection connection = hub.database();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), first -> new ArrayList<>())
                        .add(rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        hub.killWithDatabase();
        receivers.close();
        history.close();
    }
}
