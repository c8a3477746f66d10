package org.reentryhub.custody;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.person.PersonNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the whole extracts of prisons said, held against what the hub knew. */
@Component
public class ExtractReports {
    private static final int PAGE_SIZE = 200;

    private final JdbcClient jdbc;

    ExtractReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One extract, read or being read.
     *
     * @param channel http or file
     * @param finishedAt null while it is being read, and for one that broke off
     * @param records how many have been read
     * @param rejected how many of them are in quarantine
     * @param findings how many people there are of each finding but SAME
     */
    public record Extract(
            UUID id,
            String prison,
            String channel,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long records,
            long rejected,
            Map<ExtractFinding, Long> findings) {}

    /** A person whom an extract and the hub do not see alike. */
    public record Found(PersonNumber person, ExtractFinding finding) {}

    /**
     * The same without the person.
     *
     * @param line where in the extract, from 1; null for whom it does not have
     * @param alert the open alert by which the prison's case managers see whom it does not have; null once it is closed
     */
    public record Difference(ExtractFinding finding, @Nullable Long line, @Nullable UUID alert) {}

    /** The newest first, 200 to a page; page from 0. */
    public Page<Extract> list(int page) {
        long total =
                jdbc.sql("select count(*) from hub.extract").query(Long.class).single();
        List<Extract> items = jdbc.sql(
                        "select * from hub.extract order by started_at desc, id limit :size offset :offset")
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query(this::extract)
                .list();
        return new Page<>(items, total, page);
    }

    public Optional<Extract> find(UUID id) {
        return jdbc.sql("select * from hub.extract where id = :id")
                .param("id", id)
                .query(this::extract)
                .optional();
    }

    /** Whom it found otherwise than the hub had it, 200 to a page; page from 0. */
    public Page<Found> found(UUID extract, int page) {
        List<Found> items = jdbc.sql(
                        """
                select person_number, finding from hub.extract_person
                 where extract_id = :id and finding <> 'SAME'
                 order by finding, person_number limit :size offset :offset""")
                .param("id", extract)
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query((row, n) ->
                        new Found(new PersonNumber(row.getString(1)), ExtractFinding.valueOf(row.getString(2))))
                .list();
        return new Page<>(items, differing(extract), page);
    }

    /** The same for eyes that may not see persons, in the order of the lines; 200 to a page, page from 0. */
    public Page<Difference> differences(UUID extract, int page) {
        List<Difference> items = jdbc.sql(
                        """
                select p.finding, p.line, a.id
                  from hub.extract_person p
                  left join hub.alert a on p.finding = 'MISSING_THERE' and a.person_number = p.person_number
                            and a.code = 'MISSING_FROM_EXTRACT' and a.closed_at is null
                 where p.extract_id = :id and p.finding <> 'SAME'
                 order by p.line nulls last, p.person_number limit :size offset :offset""")
                .param("id", extract)
                .param("size", PAGE_SIZE)
                .param("offset", (long) page * PAGE_SIZE)
                .query((row, n) -> new Difference(
                        ExtractFinding.valueOf(row.getString(1)),
                        row.getObject(2, Long.class),
                        row.getObject(3, UUID.class)))
                .list();
        return new Page<>(items, differing(extract), page);
    }

    private long differing(UUID extract) {
        return jdbc.sql("select count(*) from hub.extract_person where extract_id = :id and finding <> 'SAME'")
                .param("id", extract)
                .query(Long.class)
                .single();
    }

    private Extract extract(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Extract(
                id,
                row.getString("prison"),
                row.getString("channel"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at"))
                        .map(java.sql.Timestamp::toInstant)
                        .orElse(null),
                row.getLong("records"),
                row.getLong("rejected"),
                findings(id));
    }

    private Map<ExtractFinding, Long> findings(UUID extract) {
        Map<ExtractFinding, Long> findings = new EnumMap<>(ExtractFinding.class);
        jdbc.sql(
                        """
                select finding, count(*) from hub.extract_person
                 where extract_id = :id and finding <> 'SAME' group by finding""")
                .param("id", extract)
                .query(row -> {
                    findings.put(ExtractFinding.valueOf(row.getString(1)), row.getLong(2));
                });
        return findings;
    }
}
