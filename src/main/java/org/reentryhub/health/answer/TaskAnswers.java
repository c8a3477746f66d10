package org.reentryhub.health.answer;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.Ids;
import org.reentryhub.health.HealthSeal;
import org.reentryhub.health.transfer.TaskReport;
import org.reentryhub.health.transfer.TaskState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What recipients have said, in the order in which the hub heard it. Each call belongs in its caller's transaction. */
@Component
public class TaskAnswers {
    private static final String TABLE = "answer";

    /** What is older by their clock after that has been said anew by a clock that was set back. */
    private static final Duration SLOWEST_LOOK = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final HealthSeal seal;
    private final Ids ids;

    TaskAnswers(@Qualifier("healthJdbc") JdbcClient jdbc, HealthSeal seal, Ids ids) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.ids = ids;
    }

    /**
     * One answer as the health unit sees it.
     *
     * @param at when the hub heard it
     * @param changed when it was so by the clock of their server, where it was read there
     */
    public record Line(
            OffsetDateTime at,
            TaskState status,
            @Nullable String businessStatus,
            @Nullable String reason,
            @Nullable String text,
            @Nullable OffsetDateTime changed) {

        /** Whether a report says nothing else. */
        boolean says(TaskReport report) {
            return status == report.state()
                    && Objects.equals(businessStatus, report.businessStatus())
                    && Objects.equals(reason, report.reason())
                    && Objects.equals(text, report.text());
        }

        /** Whether a report is of before this, by the clock of their server, and only came later. */
        boolean overtakes(TaskReport report, OffsetDateTime now) {
            return changed != null
                    && report.changed() != null
                    && report.changed().isBefore(changed)
                    && at.isAfter(now.minus(SLOWEST_LOOK));
        }
    }

    /** Keeps an answer; false when this version of the Task has been heard before. */
    boolean add(UUID delivery, TaskReport report, OffsetDateTime at) {
        var id = ids.next();
        var line =
                new Line(at, report.state(), report.businessStatus(), report.reason(), report.text(), report.changed());
        return jdbc.sql(
                                """
                insert into health.answer (id, delivery_id, version_key, at, sealed)
                values (:id, :delivery, :version, :at, :sealed)
                on conflict (delivery_id, version_key) do nothing""")
                        .param("id", id)
                        .param("delivery", delivery)
                        .param("version", seal.key("task-version", report.version()))
                        .param("at", at)
                        .param("sealed", seal.seal(line, TABLE, id))
                        .update()
                == 1;
    }

    public Optional<Line> last(UUID delivery) {
        return of(delivery).stream().reduce((earlier, later) -> later);
    }

    public List<Line> of(UUID delivery) {
        return jdbc.sql("select * from health.answer where delivery_id = :delivery order by at, id")
                .param("delivery", delivery)
                .query((row, n) ->
                        seal.open(row.getBytes("sealed"), TABLE, row.getObject("id", UUID.class), Line.class))
                .list();
    }
}
