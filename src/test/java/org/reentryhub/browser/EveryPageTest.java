package org.reentryhub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reentryhub.HubTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What holds of every page that somebody comes to by the menu, in every language, on a telephone and in an office. */
@HubTest
@Tag("browser")
class EveryPageTest {
    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");
    private static final List<Integer> WIDTHS = List.of(Visitor.NARROW, Visitor.WIDE);

    @LocalServerPort
    int port;

    /** A page, and whose it is. */
    record Place(String account, String path) {}

    static Stream<Place> places() {
        return Stream.of(
                new Place("casemanager", "/people?within=all"),
                new Place("casemanager", "/people?within=14&wrong=consent&domain=HOUSING&sort=worst"),
                new Place("casemanager", "/deadlines"),
                new Place("housing", "/inbox"),
                new Place("gp", "/inbox"),
                new Place("operator", "/operations"),
                new Place("operator", "/operations/deliveries"),
                new Place("operator", "/operations/quarantine"),
                new Place("operator", "/operations/notices"),
                new Place("healthunit", "/transfers"),
                new Place("auditor", "/seen"),
                new Place("auditor", "/help"),
                new Place("auditor", "/accessibility"),
                new Place("auditor", "/privacy"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aPageHasNoBarriersAndTheBrowserDoesNotComplain(Place place) {
        for (String language : LANGUAGES) {
            for (int width : WIDTHS) {
                try (Visitor visitor = Visitor.at(port, width, language, true).signedIn(place.account())) {
                    visitor.open(place.path());
                    String where = place + " " + language + " " + width;
                    assertThat(visitor.page()
                                    .evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()"))
                            .as("keeps nothing: " + where)
                            .isEqualTo("");
                    assertThat(visitor.barriers()).as(where).isEmpty();
                    assertThat(visitor.complaints()).as(where).isEmpty();
                    assertThat(visitor.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as("fits: " + where)
                            .isEqualTo(true);
                }
            }
        }
    }
}
