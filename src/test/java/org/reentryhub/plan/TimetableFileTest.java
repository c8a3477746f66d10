package org.reentryhub.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimetableFileTest {
    private static final String SHIPPED = shipped();

    @Test
    void theShippedTimetableNamesASourceForEveryRuleAndHasARuleForEveryMilestone() {
        Timetable timetable = TimetableFile.read("timetable.yaml", SHIPPED.getBytes(UTF_8));
        assertThat(timetable.rules()).containsOnlyKeys(MilestoneCode.values());
        assertThat(timetable.rules().values())
                .allSatisfy(rules -> assertThat(rules).isNotEmpty().allSatisfy(rule -> assertThat(rule.source())
                        .isNotBlank()));
        assertThat(timetable.unimportant()).isNotEmpty();
    }

    @Test
    void anotherFileHasAnotherDigest() {
        Timetable shipped = TimetableFile.read("timetable.yaml", SHIPPED.getBytes(UTF_8));
        Timetable changed = TimetableFile.read(
                "timetable.yaml", SHIPPED.replace("56 days", "60 days").getBytes(UTF_8));
        assertThat(TimetableFile.read("other.yaml", SHIPPED.getBytes(UTF_8)).digest())
                .isEqualTo(shipped.digest());
        assertThat(changed.digest()).isNotEqualTo(shipped.digest());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("due: 20 days after admission", "due: 20 days after christmas", "due must be of the form"),
                Arguments.of("due: 20 days after admission", "dew: 20 days after admission", "due is missing"),
                Arguments.of("legalStatus: REMAND}", "legalStatus: JAILED}", "legalStatus must be one of REMAND, "),
                Arguments.of("need: URGENT}", "need: VERY}", "need must be one of NONE, SOME, URGENT"),
                Arguments.of("release: unknown}", "release: maybe}", "release must be known or unknown"),
                Arguments.of("longestStay: 90 days}", "longestStay: short}", "longestStay must be a number of days"),
                Arguments.of("every: 4 weeks", "every: now and then", "every must be a length of time"),
                Arguments.of("move: none", "move: sideways", "move must be one of none, previous-working-day"),
                Arguments.of("  MONTH_3:", "  YEAR_3:", "MONTH_3 is missing"),
                Arguments.of("earlierByAtMost: 0 days", "earlierByAtMost: none", "earlierByAtMost must be a number"),
                Arguments.of("unimportant:", "important:", "unimportant is missing"),
                Arguments.of("    certainty: [ESTIMATED, PLANNED]\n", "", "certainty is missing"),
                Arguments.of("move: none", "move: none\n      move: none", "move stands twice"),
                Arguments.of("move: none", "move: none\n      colour: red", "colour is not known here"),
                Arguments.of("longestStay: 90 days}", "shortStay: 90 days}", "shortStay is not known here"),
                Arguments.of("when: {legalStatus: REMAND}", "when: {need: SOME}", "answers to no need"),
                Arguments.of("  DAY_14:\n", "  DAY_14: soon\n  DAY_15:\n", "DAY_14 must be a list"),
                Arguments.of("\nmilestones:\n", "\nmilestones: [\n", "is no YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeStopsTheStartWithFileLineAndReason(String right, String wrong, String reason) {
        String broken = SHIPPED.replaceFirst(Pattern.quote(right), wrong);
        assertThat(broken).isNotEqualTo(SHIPPED);
        assertThatThrownBy(() -> TimetableFile.read("timetable.yaml", broken.getBytes(UTF_8)))
                .isInstanceOf(TimetableException.class)
                .hasMessageContaining(reason)
                .hasMessageMatching("(?s).*timetable\\.yaml, line [0-9]+: .*");
    }

    @Test
    void theLineIsTheOneWithTheMistake() {
        String broken = SHIPPED.replaceFirst("every: 4 weeks", "every: month");
        long line = broken.substring(0, broken.indexOf("every: month")).lines().count();
        assertThatThrownBy(() -> TimetableFile.read("timetable.yaml", broken.getBytes(UTF_8)))
                .hasMessageContaining("timetable.yaml, line %d: every must be".formatted(line));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        String broken = SHIPPED.replace("every: 4 weeks", "every: month").replace("every: 3 months", "every: term");
        assertThatThrownBy(() -> TimetableFile.read("timetable.yaml", broken.getBytes(UTF_8)))
                .satisfies(stopped -> assertThat(stopped).message().hasLineCount(4));
    }

    @Test
    void aRuleWithoutASourceIsAMistake() {
        String broken = SHIPPED.replaceFirst("source: [^\n]*\n", "\n");
        assertThatThrownBy(() -> TimetableFile.read("timetable.yaml", broken.getBytes(UTF_8)))
                .hasMessageContaining("source is missing");
    }

    @Test
    void aRuleBehindOneThatTakesEverybodyIsAMistake() {
        String broken = SHIPPED.replaceFirst("when: \\{legalStatus: PREVENTIVE_DETENTION}\n      due: 10", "due: 10");
        assertThatThrownBy(() -> TimetableFile.read("timetable.yaml", broken.getBytes(UTF_8)))
                .hasMessageContaining("this rule of NEEDS_MAPPED is for nobody whom no rule before it takes");
    }

    @Test
    void whatIsNoTextOrNothingIsAMistake() {
        assertThatThrownBy(() -> TimetableFile.read("t.yaml", new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .hasMessageContaining("t.yaml, line 1: the file is not text in UTF-8");
        assertThatThrownBy(() -> TimetableFile.read("t.yaml", " \n".getBytes(UTF_8)))
                .hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> TimetableFile.read("t.yaml", "- a\n".getBytes(UTF_8)))
                .hasMessageContaining("the file must be a mapping");
        assertThatThrownBy(() -> TimetableFile.read("t.yaml", "# nothing but a remark\n".getBytes(UTF_8)))
                .hasMessageContaining("the file is empty");
    }

    private static String shipped() {
        try (InputStream file = TimetableFileTest.class.getResourceAsStream("/timetable.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
