package org.reentryhub.web.console.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reentryhub.audit.Looks.Look;

class CsvTest {
    @Test
    void noCellPassesForAFormulaAndQuotesAreDoubled() {
        Look look = new Look(
                "=cmd(\"x\")",
                "RECEIVER",
                "housing-0301",
                "LOOKED",
                "PERSON",
                1,
                OffsetDateTime.parse("2026-11-22T12:00:00+01:00"));

        assertThat(Csv.of(List.of(look)))
                .isEqualTo(
                        "last,actor,role,organisation,deed,what,times\r\n"
                                + "\"2026-11-22T12:00+01:00\",\"'=cmd(\"\"x\"\")\",\"RECEIVER\",\"housing-0301\",\"LOOKED\",\"PERSON\",\"1\"\r\n");
    }
}
