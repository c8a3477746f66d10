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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.reentryhub.faults.Event.Fault;
import org.reentryhub.faults.Event.HandoverTaken;
import org.reentryhub.process.HubProcess;
import org.reentryhub.story.Hub;

/**
 * The stand on which hubs are tried, with their receivers and their load: one hub that has all in its folder, or any number on a
 * {@link Ground} that is nobody's own.
 */
final class Stand implements AutoCloseable {
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);
    private static final List<String> SABOTAGED =
            List.of("-Dspring.main.sources=" + Sabotage.class.getName() + "," + SabotagedRoutes.class.getName());

    private final History history;
    private final Receivers receivers;
    private final Load load;
    private final Path directory;
    private final Optional<PlantedBug> bug;
    private final Optional<Ground> ground;
    private final List<Duration> starts = new ArrayList<>();
    private final List<Path> homes = new CopyOnWriteArrayList<>();
    private final List<HubProcess> hubs = new CopyOnWriteArrayList<>();
    /** Under what name each claims work. */
    private final Map<HubProcess, String> names = new ConcurrentHashMap<>();
    /** Whom nobody calls. */
    private final Set<HubProcess> avoided = ConcurrentHashMap.newKeySet();

    private final AtomicInteger calls = new AtomicInteger();

    Stand(Path folder, long seed, Optional<PlantedBug> bug) throws IOException {
        this(folder, Files.createDirectories(folder.resolve("hub")), seed, bug);
    }

    /** @param home where the hub keeps all that it keeps */
    Stand(Path folder, Path home, long seed, Optional<PlantedBug> bug) {
        this(folder, List.of(home), Optional.empty(), Map.of(), seed, bug);
    }

    private Stand(
            Path folder,
            List<Path> homes,
            Optional<Ground> ground,
            Map<String, String> ofTheFirst,
            long seed,
            Optional<PlantedBug> bug) {
        this.bug = bug;
        this.ground = ground;
        this.homes.addAll(homes);
        this.history = History.in(folder.resolve("history.log"));
        this.receivers = new Receivers(history, seed);
        this.directory = receivers.directory(folder);
        for (Path home : homes) {
            HubProcess hub = start(home, hubs.isEmpty() ? ofTheFirst : Map.of());
            hubs.add(hub);
            ground.ifPresent(shared -> names.put(hub, newName()));
        }
        this.load = new Load(this::door, history, receivers.toAnswer(), seed);
        load.begin();
    }

    /**
     * Hubs that have nothing but a database and a broker in common.
     *
     * @param ofTheFirst what the first one is told besides
     */
    static Stand on(
            Ground ground, Path folder, int hubs, Map<String, String> ofTheFirst, long seed, Optional<PlantedBug> bug)
            throws IOException {
        List<Path> homes = new ArrayList<>();
        for (int i = 0; i < hubs; i++) {
            homes.add(Files.createDirectories(folder.resolve("hub-" + i)));
        }
        return new Stand(folder, homes, Optional.of(ground), ofTheFirst, seed, bug);
    }

    History history() {
        return history;
    }

    Receivers receivers() {
        return receivers;
    }

    /** The only one, or the first. */
    HubProcess hub() {
        return hubs.get(0);
    }

    private String newName() {
        return await().until(
                        () -> strings("select id::text from hub.instance").stream()
                                .filter(name -> !names.containsValue(name))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    /** The messages that a hub has in its hands, dead or alive. */
    List<String> heldBy(HubProcess hub) {
        return strings("select message_id::text from hub.delivery where holder = '" + names.get(hub) + "'");
    }

    /** Whom messages are about. */
    List<String> peopleOf(Collection<String> messages) {
        return messages.isEmpty()
                ? List.of()
                : strings("select distinct person_number::text from hub.delivery where message_id in ('%s')"
                        .formatted(String.join("','", messages)));
    }

    /** Callers go elsewhere, as a load balancer would let them. */
    void avoid(HubProcess hub) {
        avoided.add(hub);
    }

    void avoidNobody() {
        avoided.clear();
    }

    /** Whom the next caller meets: each in turn. */
    private Hub door() {
        List<HubProcess> open =
                hubs.stream().filter(hub -> !avoided.contains(hub)).toList();
        return open.get(Math.floorMod(calls.getAndIncrement(), open.size())).hub();
    }

    int people() {
        return load.people();
    }

    /** Goes on until so many handovers have been taken: on a slow machine too, there is enough to judge by. */
    void untilTaken(int handovers) {
        await().atMost(LONGEST_WAIT)
                .until(() -> history.lines().stream()
                                .filter(line -> line.event() instanceof HandoverTaken)
                                .count()
                        >= handovers);
    }

    Load load() {
        return load;
    }

    List<Duration> starts() {
        return List.copyOf(starts);
    }

    /** Starts the hub again, on what it left behind; once more where it died of what it was told before it was ready. */
    void again(Map<String, String> environment) {
        HubProcess hub = environment.containsKey(Sabotage.CRASH_AT)
                ? mortal(environment).orElseGet(() -> {
                    fault("died before it was ready");
                    return start(homes.get(0), Map.of());
                })
                : start(homes.get(0), environment);
        hubs.set(0, hub);
        ground.ifPresent(shared -> names.put(hub, newName()));
    }

    void on(Path other) {
        homes.set(0, other);
    }

    void fault(String what) {
        history.add(new Fault(what));
    }

    private HubProcess start(Path home, Map<String, String> more) {
        long began = System.nanoTime();
        HubProcess started = HubProcess.on(home, environment(more), SABOTAGED);
        starts.add(Duration.ofNanos(System.nanoTime() - began));
        return started;
    }

    private Optional<HubProcess> mortal(Map<String, String> more) {
        long began = System.nanoTime();
        Optional<HubProcess> started = HubProcess.mortalOn(homes.get(0), environment(more), SABOTAGED);
        started.ifPresent(ready -> starts.add(Duration.ofNanos(System.nanoTime() - began)));
        return started;
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SANDBOX_ENABLED", "false", "HUB_PARTNERS", directory.toUri().toString()));
        ground.ifPresent(shared -> environment.putAll(shared.variables()));
        bug.ifPresent(planted -> environment.put(Sabotage.PLANTED, planted.name()));
        environment.putAll(more);
        return environment;
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

    List<String> waiting() {
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

    List<String> strings(String sql) {
        return byFirst(sql.replace("::text", "::text, ''")).keySet().stream().toList();
    }

    private Map<String, List<String>> byFirst(String sql) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try (Connection connection = connect();
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

    Connection connect() throws SQLException {
        return ground.isPresent() ? ground.get().database().connect() : hub().database();
    }

    @Override
    public void close() throws IOException {
        if (ground.isPresent()) {
            hubs.forEach(HubProcess::kill);
        } else {
            hub().killWithDatabase();
        }
        receivers.close();
        history.close();
    }
}
