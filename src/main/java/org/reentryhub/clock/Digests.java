package org.reentryhub.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.reentryhub.NorwegianTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the leader of a prison's unit reads in the morning: what has been silent for so long that others should have helped. */
@Component
@Transactional
public class Digests {
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Digests(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One prison's morning. */
    public record Digest(LocalDate date, String prison, OffsetDateTime madeAt, List<Line> lines) {}

    /**
     * What is still missing of one kind.
     *
     * @param owedBy whose turn it is
     * @param referrals ids that name nobody; a case manager of the prison can open them
     */
    public record Line(
            Expectation.Kind kind,
            Expectation.Debtor owedBy,
            int count,
            OffsetDateTime oldestSince,
            List<UUID> referrals) {}

    /**
     * Makes the day's digests from seven o'clock on, where nobody has. Asked for again and again instead of once, so that a
     * morning on which no hub ran has its digest later; two hubs at once make one.
     */
    @Scheduled(fixedDelayString = "${hub.clock.sweep-every:PT5S}")
    public void make() {
        ZonedDateTime now = clock.instant().atZone(NorwegianTime.ZONE);
        if (now.toLocalTime().isBefore(MORNING) || isMade(now.toLocalDate())) {
            return;
        }
        jdbc.sql(
                        """
                with missing as (
                  select (hub.prisons_of(person_number, :now))[1] as prison, kind, since, referral_id
                    from hub.expectation where in_digest),
                line as (
                  select prison, kind, count(*) as count, min(since) as oldest,
                         jsonb_agg(referral_id order by since, referral_id) as referrals
                    from missing group by prison, kind)
                insert into hub.digest (prison, day, made_at, lines)
                select p.prison, :day, :now,
                       coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'count', count,
                                                  'oldestSince', oldest, 'referrals', referrals) order by oldest)
                                   from line where line.prison = p.prison), '[]')
                  from (select distinct prison from hub.custody) p
                 order by p.prison
                on conflict do nothing""")
                .param("day", now.toLocalDate())
                .param("now", now.toOffsetDateTime())
                .update();
    }

    private boolean isMade(LocalDate day) {
        return jdbc.sql("select exists (select from hub.digest where day = :day)")
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** A prison's digest of a day; empty before it is made. */
    public Optional<Digest> find(String prison, LocalDate day) {
        return jdbc.sql("select * from hub.digest where prison = :prison and day = :day")
                .param("prison", prison)
                .param("day", day)
                .query((row, number) -> read(row))
                .optional();
    }

    private Digest read(ResultSet row) throws SQLException {
        return new Digest(
                row.getObject("day", LocalDate.class),
                row.getString("prison"),
                local(row.getObject("made_at", OffsetDateTime.class)),
                lines(row.getString("lines")));
    }

    private List<Line> lines(String text) {
        try {
            return StreamSupport.stream(json.readTree(text).spliterator(), false)
                    .map(Digests::line)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the lines of a digest are not JSON", e);
        }
    }

    private static Line line(JsonNode line) {
        Expectation.Kind kind = Expectation.Kind.valueOf(line.get("kind").asText());
        return new Line(
                kind,
                kind.debtor(),
                line.get("count").asInt(),
                local(OffsetDateTime.parse(line.get("oldestSince").asText())),
                StreamSupport.stream(line.get("referrals").spliterator(), false)
                        .map(id -> UUID.fromString(id.asText()))
                        .toList());
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.atZoneSameInstant(NorwegianTime.ZONE).toOffsetDateTime();
    }
}
