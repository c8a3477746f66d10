package org.reentryhub.web.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reentryhub.delivery.AttemptsByHour.Hour;

class ChartTest {
    @Test
    void whatWasDeliveredStandsOnTheLineAndWhatFailedHangsUnderIt() {
        Chart chart = Chart.of(List.of(hour(10, 0), hour(0, 10)));
        Chart.Bar up = chart.bars().get(0);
        Chart.Bar down = chart.bars().get(1);
        assertThat(up.top() + up.up()).isEqualTo(chart.line());
        assertThat(up.down()).isZero();
        assertThat(down.up()).isZero();
        assertThat(chart.line() + down.down()).isLessThanOrEqualTo(Chart.HEIGHT);
        assertThat(up.up()).isEqualTo(down.down());
    }

    @Test
    void aSingleFailureBesideAThousandDeliveriesCanBeSeen() {
        Chart chart = Chart.of(List.of(hour(1_000, 1)));
        assertThat(chart.bars().get(0).down()).isEqualTo(4);
        assertThat(chart.bars().get(0).top()).isNotNegative();
        assertThat(chart.line() + 4).isLessThanOrEqualTo(Chart.HEIGHT);
    }

    @Test
    void aDayWithoutAttemptsIsEmpty() {
        assertThat(Chart.of(List.of(hour(0, 0))).isEmpty()).isTrue();
        assertThat(Chart.of(List.of(hour(0, 1))).isEmpty()).isFalse();
    }

    private static Hour hour(long delivered, long failed) {
        return new Hour(OffsetDateTime.parse("2026-11-22T12:00+01:00"), delivered, failed);
    }
}
