package org.reentryhub.custody;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reentryhub.Ids;
import org.reentryhub.person.PersonNumber;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Alerts about codes that nobody knows, and a time that has not come, open as long as the person's record has them. The
 * details name the place in the record and not the code: where somebody belongs is personal.
 */
@Component
class UnknownCodes {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);
    private static final String TIME_AHEAD = "TIME_AHEAD";
    private static final String AHEAD = "The newest event of the record says a time that is still to come."
            + " Until then nothing counts that is told in the right order: have the record told anew.";

    private final JdbcClient jdbc;
    private final ObjectProvider<KnownCodes> known;
    private final Clock clock;
    private final Ids ids;

    UnknownCodes(JdbcClient jdbc, ObjectProvider<KnownCodes> known, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.known = known;
        this.clock = clock;
        this.ids = ids;
    }

    private record Finding(PersonNumber person, String prison, String code, String detail) {}

    /** Raises what these changes brought and closes what they took away. */
    void lookedFor(List<CustodyChange> changes) {
        Map<PersonNumber, CustodyChange> newest = new LinkedHashMap<>();
        changes.forEach(change -> newest.put(change.person(), change));
        List<Finding> findings = newest.values().stream().flatMap(this::in).toList();
        close(new ArrayList<>(newest.keySet()), findings);
        if (!findings.isEmpty()) {
            raise(findings);
        }
    }

    private Stream<Finding> in(CustodyChange change) {
        CustodyRecord record = change.after();
        Stream<Finding> ahead = Stream.of(change)
                .filter(told -> told.order().time().isAfter(clock.instant().plus(CLOCKS_DIFFER)))
                .map(told -> new Finding(record.personNumber(), record.custody().prison(), TIME_AHEAD, AHEAD));
        return Stream.concat(ahead, codes(record));
    }

    private Stream<Finding> codes(CustodyRecord record) {
        Municipality at = record.municipality();
        Optional<HealthUnitLink> unit = Optional.ofNullable(record.healthUnit());
        return known.stream()
                .flatMap(codes -> Stream.of(
                                unknown(
                                        !codes.isPrison(record.custody().prison()),
                                        "UNKNOWN_PRISON",
                                        "/custody/prison"),
                                municipality(codes, at.registered(), "registered"),
                                municipality(codes, at.beforeCustody(), "beforeCustody"),
                                municipality(codes, at.arrest(), "arrest"),
                                municipality(codes, at.intended(), "intended"),
                                unknown(
                                        unit.filter(link -> !codes.isHealthUnit(link.partnerId()))
                                                .isPresent(),
                                        "UNKNOWN_PARTNER",
                                        "/healthUnit/partnerId"))
                        .flatMap(Optional::stream))
                .map(found ->
                        new Finding(record.personNumber(), record.custody().prison(), found[0], found[1]));
    }

    private static Optional<String[]> municipality(
            KnownCodes codes, @org.jspecify.annotations.Nullable String number, String member) {
        return unknown(
                number != null && !codes.isMunicipality(number), "UNKNOWN_MUNICIPALITY", "/municipality/" + member);
    }

    private static Optional<String[]> unknown(boolean is, String code, String place) {
        return is
                ? Optional.of(new String[] {code, "The record has a code at " + place + " that the hub does not know."})
                : Optional.empty();
    }

    private void close(List<PersonNumber> people, List<Finding> stillOpen) {
        jdbc.sql(
                        """
                update hub.alert a set closed_at = :now
                 where a.closed_at is null and a.person_number = any(cast(:people as text[]))
                   and a.code in ('TIME_AHEAD', 'UNKNOWN_PRISON', 'UNKNOWN_MUNICIPALITY', 'UNKNOWN_PARTNER')
                   and not exists (
                       select from unnest(cast(:persons as text[]), cast(:prisons as text[]), cast(:codes as text[]),
                                          cast(:details as text[])) as f (person, prison, code, detail)
                        where (f.person, f.prison, f.code, f.detail) = (a.person_number, a.prison, a.code, a.detail))""")
                .param("now", Timestamp.from(clock.instant()))
                .param("people", Columns.text(people, PersonNumber::value))
                .param("persons", Columns.text(stillOpen, one -> one.person().value()))
                .param("prisons", Columns.text(stillOpen, Finding::prison))
                .param("codes", Columns.text(stillOpen, Finding::code))
                .param("details", Columns.text(stillOpen, Finding::detail))
                .update();
    }

    private void raise(List<Finding> findings) {
        jdbc.sql(
                        """
                insert into hub.alert (id, person_number, prison, code, detail, raised_at)
                select id, person, prison, code, detail, :now
                  from unnest(cast(:ids as uuid[]), cast(:persons as text[]), cast(:prisons as text[]),
                              cast(:codes as text[]), cast(:details as text[])) as f (id, person, prison, code, detail)
                on conflict do nothing""")
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", Columns.uuid(findings, one -> ids.next()))
                .param("persons", Columns.text(findings, one -> one.person().value()))
                .param("prisons", Columns.text(findings, Finding::prison))
                .param("codes", Columns.text(findings, Finding::code))
                .param("details", Columns.text(findings, Finding::detail))
                .update();
    }
}
