package org.reentryhub.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.reentryhub.web.Http;

/** Everybody who is not the health unit: what case managers, receivers and operators can read of a person. */
final class Onlookers {
    private static final Pattern ROW = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL);

    private final Http hub;
    private final Http manager;
    /** The page says of which moment it is; that is the look's own. */
    private static final Pattern AS_IT_WAS = Pattern.compile("(?s)(<caption>[^\\n]*\\n?[^\\n]*)<time .*?</time>");

    private final Http pages;
    private final ObjectMapper json = new ObjectMapper();

    Onlookers(int port) {
        this.hub = Http.at(port);
        this.manager = hub.as("casemanager");
        this.pages = hub.inSession("casemanager");
    }

    /** Somebody in prison, by what is theirs alone, and the handover that was asked for, if any. */
    record Watched(String number, String family, String nationalId, String handover) {
        Map<String, String> own() {
            return Map.of(number, "<number>", family, "<family>", nationalId, "<national id>");
        }

        Watched handedOver(String id) {
            return new Watched(number, family, nationalId, id);
        }
    }

    /** Every view of one person, by its name, {@link Blurred}. */
    Map<String, String> see(Watched one) {
        Map<String, String> seen = new LinkedHashMap<>();
        JsonNode whole = read(manager.get(person(one)));
        fromTheApi(one, seen);
        fromPages(one, whole.path("id").asText(), seen);
        whole.path("referrals").forEach(referral -> fromReferral(one, referral, seen));
        return seen;
    }

    /** Every view of everybody, by its name, as it is; health's own line among the operator's (CONTRACT 6) left out. */
    Map<String, String> seeAll() {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("people", manager.get("/api/people?releaseWithinDays=14").body());
        seen.put(
                "page of people",
                AS_IT_WAS
                        .matcher(Blurred.withoutToken(
                                pages.get("/people?within=14").body()))
                        .replaceAll("$1<when it was looked>"));
        for (String receiver : List.of("housing", "employment", "gp")) {
            seen.put("what waits for " + receiver, allThatWaitsFor(receiver));
        }
        for (String list : List.of("deliveries", "partners", "quarantine")) {
            JsonNode items = read(hub.as("operator").get("/ops/" + list)).path("items");
            seen.put(
                    list,
                    StreamSupport.stream(items.spliterator(), false)
                            .filter(item -> !item.path("partner").asText().equals("health"))
                            .map(JsonNode::toString)
                            .collect(Collectors.joining("\n")));
        }
        return seen;
    }

    private String allThatWaitsFor(String receiver) {
        StringBuilder all = new StringBuilder();
        String cursor = "";
        JsonNode page = read(hub.as(receiver).get("/partner/referrals"));
        while (!page.path("items").isEmpty() && !page.path("next").asText().equals(cursor)) {
            all.append(page.path("items"));
            cursor = page.path("next").asText();
            page = read(hub.as(receiver).get("/partner/referrals?cursor=" + cursor));
        }
        return all.toString();
    }

    /** What is measured, each by its name and labels, without its value; what the JVM says of itself is left out. */
    Set<String> metrics() {
        return hub.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("jvm_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void fromTheApi(Watched one, Map<String, String> seen) {
        put(seen, one, "person", manager.get(person(one)));
        String line = read(manager.get("/api/people?releaseWithinDays=14"))
                .path("items")
                .toString();
        assertThat(line).contains(one.number());
        seen.put("line", Blurred.of(lineOf(one, line), one.own()));
        put(seen, one, "search", manager.post("/api/people/search", "{\"name\":\"" + one.family() + "\"}"));
        put(seen, one, "preview", manager.get(person(one) + "/handover-preview?domains=HOUSING,EMPLOYMENT,HEALTH"));
        put(seen, one, "preview of health", manager.get(person(one) + "/handover-preview?domains=HEALTH"));
        seen.put("disclosures", Blurred.ofList(manager.get(person(one) + "/disclosures"), one.own()));
        put(seen, one, "health's preview", manager.get("/health/people/" + one.number() + "/preview"));
        put(seen, one, "health's start", manager.post("/health/people/" + one.number() + "/transfers", "{}"));
        put(seen, one, "own copy", manager.get(person(one) + "/subject-access"));
        if (!one.handover().isEmpty()) {
            put(seen, one, "handover", manager.get("/api/handovers/" + one.handover()));
        }
    }

    /** A person's page leads back to the list from which its reader came: everybody comes from the same one here. */
    private void fromPages(Watched one, String id, Map<String, String> seen) {
        String list = pages.get("/people?within=14").body();
        for (String language : List.of("nb", "en")) {
            put(seen, one, "page " + language, pages.get("/people/" + id + "?lang=" + language));
        }
        put(seen, one, "page to hand over", pages.get("/people/" + id + "/handover"));
        put(seen, one, "page of the handover", pages.get("/handovers/" + one.handover()));
        put(seen, one, "health's page", pages.get("/transfers/people/" + id));
        seen.put("row", Blurred.of(rowOf(id), one.own()));
        String form = "name=" + one.family() + "&_csrf=" + Http.token(list);
        put(
                seen,
                one,
                "search page",
                pages.with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", "/people", form.getBytes(UTF_8)));
    }

    private void fromReferral(Watched one, JsonNode referral, Map<String, String> seen) {
        String id = referral.path("referralId").asText();
        String domain = referral.path("domain").asText();
        JsonNode view = read(manager.get("/api/referrals/" + id));
        put(seen, one, "referral " + domain, manager.get("/api/referrals/" + id));
        for (String receiver : List.of("housing", "employment", "gp")) {
            put(seen, one, domain + " for " + receiver, hub.as(receiver).get("/partner/referrals/" + id));
        }
        String deliveries =
                read(hub.as("operator").get("/ops/deliveries")).path("items").toString();
        for (JsonNode version : view.path("versions")) {
            seen.put(
                    "delivery " + domain,
                    Blurred.of(lineWith(version.path("messageId").asText(), deliveries), one.own()));
        }
    }

    private String lineOf(Watched one, String items) {
        return lineWith(one.number(), items);
    }

    private String lineWith(String word, String items) {
        return StreamSupport.stream(read(items).spliterator(), false)
                .map(JsonNode::toString)
                .filter(item -> item.contains('"' + word + '"'))
                .collect(Collectors.joining("\n"));
    }

    /** The person's row, on whichever page of the list it is. */
    private String rowOf(String id) {
        for (int page = 0; ; page++) {
            String list = pages.get("/people?within=14&page=" + page).body();
            Optional<String> row = ROW.matcher(list)
                    .results()
                    .map(MatchResult::group)
                    .filter(each -> each.contains(id))
                    .findFirst();
            if (row.isPresent()) {
                return row.get();
            }
            assertThat(list).as("the person is on no page").contains("page=" + (page + 1));
        }
    }

    private static void put(Map<String, String> seen, Watched one, String view, HttpResponse<String> answer) {
        seen.put(view, Blurred.of(answer, one.own()));
    }

    private static String person(Watched one) {
        return "/api/people/" + one.number();
    }

    private JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer.body());
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
