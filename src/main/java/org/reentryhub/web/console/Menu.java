package org.reentryhub.web.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.reentryhub.audit.Role;

/** Where each role can go from everywhere; the first place is where it begins. */
final class Menu {
    private static final Map<Role, List<Place>> PLACES = Map.of(
            Role.CASE_MANAGER,
            List.of(new Place("/people", "people.title"), new Place("/deadlines", "deadlines.title")),
            Role.HEALTH_STAFF,
            List.of(new Place("/transfers", "transfers.title")),
            Role.RECEIVER,
            List.of(new Place("/inbox", "inbox.title")),
            Role.OPERATOR,
            List.of(
                    new Place("/operations", "operations.title"),
                    new Place("/operations/deliveries", "deliveries.title"),
                    new Place("/operations/quarantine", "quarantine.title"),
                    new Place("/operations/notices", "notices.title")),
            Role.AUDITOR,
            List.of(new Place("/seen", "seen.title")),
            Role.PRISON_RECORDS,
            List.of(new Place("/start", "start.title")));

    private Menu() {}

    private record Place(String address, String name) {}

    /**
     * One entry.
     *
     * @param name the key of its text
     * @param current whether the page belongs to it
     */
    public record Item(String address, String name, boolean current) {}

    /** The first page of a role. */
    static String first(Role role) {
        return PLACES.getOrDefault(role, List.of(new Place("/", "start.title")))
                .get(0)
                .address();
    }

    /** The entries for a role on a page; the one with the longest address that leads there is the page's. */
    static List<Item> of(Role role, String path) {
        List<Place> places = PLACES.getOrDefault(role, List.of());
        String current = places.stream()
                .map(Place::address)
                .filter(address -> path.equals(address) || path.startsWith(address + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return places.stream()
                .map(place ->
                        new Item(place.address(), place.name(), place.address().equals(current)))
                .toList();
    }
}
