package org.reentryhub.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.problem.FieldProblem;

class EventReaderTest {
    private final EventReader reader = new EventReader(true);

    @Test
    void theContractsExampleHolds() {
        CustodyEvent event = read(PrisonSays.of("KI-1").because("release-date-changed"));
        assertThat(event.cause()).isEqualTo(Cause.RELEASE_DATE_CHANGED);
        assertThat(event.order().time()).isEqualTo(Instant.parse("2026-11-22T07:15:00Z"));
        CustodyRecord record = event.record();
        assertThat(record.releaseDate()).contains(LocalDate.of(2027, 1, 14));
        assertThat(record.name()).isEqualTo(new PersonName("Kari", "Eksempel"));
        assertThat(record.need(NeedDomain.HOUSING).map(Need::housing).map(HousingNeed::household))
                .contains(new Household(1, 0));
        assertThat(record.need(NeedDomain.EMPLOYMENT).map(Need::employment).map(EmploymentNeed::qualifications))
                .contains(List.of(new Qualification("Trade certificate, joinery", LocalDate.of(2026, 6, 1))));
    }

    @Test
    void whatPointsAtAPersonPrintsAsStars() {
        CustodyEvent event = read(PrisonSays.of("KI-1"));
        assertThat(event + " " + event.record() + event.record().custody()
                        + event.record().needs())
                .doesNotContain("KI-1", "Kari", "Eksempel", "Carpentry", "0301", "1990");
    }

    @Test
    void whatMayBeLeftOutOrNullMayBe() {
        CustodyRecord record = read(PrisonSays.of("KI-1")
                        .with("/data/nationalId", null)
                        .with("/data/custody/release", null)
                        .with("/data/healthUnit", null)
                        .with("/data/municipality", null)
                        .withNothingAt("/data/needs")
                        .withNothingAt("/data/gender")
                        .withNothingAt("/data/name/given")
                        .withNothingAt("/data/interpreter")
                        .withNothingAt("/datacontenttype"))
                .record();
        assertThat(record.needs()).isEmpty();
        assertThat(record.name().given()).isEmpty();
        assertThat(record.municipality()).isEqualTo(Municipality.UNKNOWN);
    }

    @Test
    void membersThatNobodyKnowsAreTolerated() {
        read(PrisonSays.of("KI-1")
                .with("/traceparent", "00-1")
                .withJson("/data/risk", "{\"level\":[1e400000, {}]}")
                .with("/data/custody/wing", 4));
    }

    @Test
    void namesOfEveryKindAreTaken() {
        for (String name : List.of("Null", "O'Brien", "Åsne-Đoaivi Ŋ.", "X", "名前", "🙂", "<script>", "a".repeat(200))) {
            assertThat(read(PrisonSays.of("KI-1").with("/data/name/family", name))
                            .record()
                            .name()
                            .family())
                    .isEqualTo(name);
        }
    }

    record Fault(PrisonSays event, String pointer, String message) {}

    static Stream<Fault> faults() {
        PrisonSays good = PrisonSays.of("KI-1");
        return Stream.of(
                new Fault(good.with("/specversion", "0.3"), "/specversion", "must be \"1.0\""),
                new Fault(good.with("/id", " "), "/id", "must be an id"),
                new Fault(good.with("/id", 7), "/id", "must be an id"),
                new Fault(good.with("/id", "x".repeat(257)), "/id", "must be an id"),
                new Fault(good.with("/source", "two words"), "/source", "must be a URI reference"),
                new Fault(good.with("/source", ""), "/source", "must be a URI reference"),
                new Fault(good.with("/type", "reentryhub.custody.escaped.v1"), "/type", "CAUSE one of admitted"),
                new Fault(good.at("2026-11-22T08:15:00"), "/time", "with offset"),
                new Fault(good.at("2026-02-30T08:15:00Z"), "/time", "a time that exists"),
                new Fault(good.at("2026-11-22T25:15:00Z"), "/time", "a time that exists"),
                new Fault(good.with("/subject", "KI-2"), "/subject", "the same as /data/personNumber"),
                new Fault(good.with("/data/personNumber", "KI 1"), "/data/personNumber", "a person number"),
                new Fault(good.with("/data/personNumber", "KI-1\n"), "/data/personNumber", "a person number"),
                new Fault(good.withNothingAt("/data"), "/data", "is missing"),
                new Fault(good.with("/data", "x"), "/data", "must be an object"),
                new Fault(good.withNothingAt("/data/custody"), "/data/custody", "is missing"),
                new Fault(good.withNothingAt("/data/addressProtection"), "/data/addressProtection", "is missing"),
                new Fault(good.with("/data/nationalId", "17899001282"), "/data/nationalId", "check digits"),
                new Fault(good.with("/data/nationalId", "1"), "/data/nationalId", "check digits"),
                new Fault(good.with("/data/birthDate", "1990-02-30"), "/data/birthDate", "a date that exists"),
                new Fault(good.with("/data/birthDate", "17.09.1990"), "/data/birthDate", "a date of the form"),
                new Fault(good.with("/data/birthDate", "2026-11-23"), "/data/birthDate", "not lie after"),
                new Fault(good.releasedOn("2027-02-29"), "/data/custody/release/date", "a date that exists"),
                new Fault(good.releasedOn("02027-01-01"), "/data/custody/release/date", "a date of the form"),
                new Fault(good.with("/data/custody/release/at", "24:00"), "/data/custody/release/at", "an hour"),
                new Fault(good.with("/data/custody/status", "ESCAPED"), "/data/custody/status", "IN_CUSTODY, ON_LEAVE"),
                new Fault(good.with("/data/custody/regime", "SOFT"), "/data/custody/regime", "HIGH_SECURITY"),
                new Fault(good.with("/data/custody/prison", "oslo!"), "/data/custody/prison", "a prison's code"),
                new Fault(
                        good.with("/data/municipality/registered", "301"),
                        "/data/municipality/registered",
                        "four digits"),
                new Fault(good.with("/data/needs/0/domain", "HEALTH"), "/data/needs/0/domain", "HOUSING, EMPLOYMENT"),
                new Fault(good.with("/data/needs/1/domain", "HOUSING"), "/data/needs/1/domain", "once only"),
                new Fault(good.with("/data/needs/0/housing/rooms", -1), "/data/needs/0/housing/rooms", "from 0 to 50"),
                new Fault(
                        good.withJson("/data/needs/0/housing/rooms", "1e400000"),
                        "/data/needs/0/housing/rooms",
                        "from 0 to 50"),
                new Fault(
                        good.with("/data/needs/1/employment/qualifications/0/completedOn", "2026-06-31"),
                        "/data/needs/1/employment/qualifications/0/completedOn",
                        "a date that exists"),
                new Fault(good.with("/data/name/family", "a\u0000b"), "/data/name/family", "a name"),
                new Fault(good.with("/data/name/family", " "), "/data/name/family", "not blank"),
                new Fault(good.with("/data/name/family", "a".repeat(201)), "/data/name/family", "200"),
                new Fault(good.with("/data/name/family", "a\nb"), "/data/name/family", "one line"),
                new Fault(good.withJson("/data/offence/summary", "\"x\\u0000\""), "/data/offence/summary", "U+0000"),
                new Fault(
                        good.withJson("/data/sentencePlan", "{\"17899001281\":[\"\\u0000\"]}"),
                        "/data/sentencePlan/0",
                        "U+0000"),
                new Fault(good.because("merged"), "/data/otherPersonNumber", "is missing"),
                new Fault(
                        good.because("unmerged").with("/data/otherPersonNumber", "KI-1"),
                        "/data/otherPersonNumber",
                        "another number"),
                new Fault(
                        good.withJson("/data/formerPersonNumbers", "[\"KI-0\",\"KI-1\"]"),
                        "/data/formerPersonNumbers/1",
                        "another number"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsToldOnceWithItsPlaceAndWithoutItsValue(Fault fault) {
        EventReading.Refused refused = refused(fault.event().bytes());
        assertThat(refused.faults())
                .singleElement()
                .satisfies(found -> assertThat(found.pointer()).isEqualTo(fault.pointer()))
                .satisfies(found -> assertThat(found.message()).contains(fault.message()));
        assertThat(refused.isJson()).isTrue();
    }

    @Test
    void halfACharacterIsNoText() {
        String text = PrisonSays.of("KI-1").json().replace("\"Carpentry\"", "\"\\ud800\"");
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).faults())
                .extracting(FieldProblem::pointer)
                .containsExactly("/data/needs/1/employment/goal");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(refused("{\"data\":{\"needs\":[{}],\"name\":{},\"nationalId\":\"1\"}}"
                                .getBytes(StandardCharsets.UTF_8))
                        .faults())
                .extracting(FieldProblem::pointer)
                .contains(
                        "/id",
                        "/time",
                        "/data/needs/0/domain",
                        "/data/name/family",
                        "/data/nationalId",
                        "/data/custody");
    }

    @Test
    void anIdThatLooksLikeAPersonIsNotRepeated() {
        assertThat(refused(PrisonSays.of("KI-1")
                                .with("/id", "x-17899001281")
                                .with("/type", "x")
                                .bytes())
                        .id())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "[]",
                "{\"a\":1",
                "{}x",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":\"b\nc\"}",
                "\uFEFF{}"
            })
    void whatIsNotOneStrictJsonObjectIsUnparsable(String text) {
        assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).isJson()).isFalse();
    }

    @Test
    void bytesThatAreNotUtf8AreUnparsable() {
        byte[] event = PrisonSays.of("KI-1").with("/data/name/family", "XYZ").bytes();
        String text = new String(event, StandardCharsets.ISO_8859_1);
        for (String bad : List.of("\u00c0\u0080", "\u00ff", "\u00e5", "\u00ed\u00a0\u0080")) {
            byte[] broken = text.replace("XYZ", bad).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(refused(broken).isJson()).isFalse();
        }
    }

    @Test
    void boundsAreKept() {
        assertThat(refused(("{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}").getBytes(StandardCharsets.UTF_8))
                        .isJson())
                .isFalse();
        assertThat(refused(("{\"a\":" + "9".repeat(64) + "}").getBytes(StandardCharsets.UTF_8))
                        .isJson())
                .isFalse();
        assertThat(refused(PrisonSays.of("KI-1")
                                .with("/data/x", "x".repeat(1 << 20))
                                .bytes())
                        .isJson())
                .isFalse();
    }

    @Test
    void inProductionSyntheticPeopleAreRefused() {
        EventReader production = new EventReader(false);
        assertThat(production.read(PrisonSays.of("KI-1").bytes()).event()).isEmpty();
        assertThat(production
                        .read(PrisonSays.of("KI-1")
                                .with("/data/nationalId", null)
                                .bytes())
                        .event())
                .isPresent();
    }

    private CustodyEvent read(PrisonSays event) {
        return reader.read(event.bytes()).fold(found -> found, refused -> {
            throw new AssertionError(refused.faults().toString());
        });
    }

    private EventReading.Refused refused(byte[] bytes) {
        return reader.read(bytes)
                .fold(
                        event -> {
                            throw new AssertionError("it was taken");
                        },
                        refused -> refused);
    }
}
