package org.reentryhub.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @ValueSource(strings = {"extract-OSLO-20261122073000.ndjson", "records_7.ndjson"})
    void aPlainNameIsShown(String name) {
        assertThat(Origin.file(name).file()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kari Eksempel.ndjson",
                "kåre.ndjson",
                "17899001281.ndjson",
                "a\nb.ndjson",
                "x-17899001281-y.ndjson"
            })
    void aNameThatCouldTellOfAPersonIsNot(String name) {
        assertThat(Origin.file(name).file()).isNull();
    }
}
