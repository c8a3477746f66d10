package org.reentryhub.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePlaceTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/people?within=all&continue, /people?within=all&continue",
        "https://hub.example, /",
        "https://hub.example?lang=nn, /?lang=nn",
        "/, /",
        "http://hub.example//evil.example/x, /evil.example/x",
        "http://hub.example/\\evil.example, /evil.example",
        "//evil.example, /evil.example",
        "http://hub.example/people?name=%zz, /people?name=%zz"
    })
    void whoHasSignedInGoesOnByPathAlone(String wanted, String place) {
        assertThat(SamePlace.path(wanted)).isEqualTo(place);
    }
}
