package org.reentryhub.health.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reentryhub.health.summary.Systems;
import org.reentryhub.health.transfer.DeclineReason;

class TaskMappingTest {

    @Test
    void theHubsOwnCodeCountsBeforeTheirs() {
        var task = new Task().setStatus(TaskStatus.REJECTED);
        task.getStatusReason()
                .addCoding(new Coding().setSystem("https://theirs.example").setCode("42"))
                .addCoding(new Coding().setSystem(Systems.DECLINE_REASON).setCode("out-of-area"));

        assertThat(TaskMapping.report(task).orElseThrow().reason()).isEqualTo("out-of-area");
    }

    @Test
    void whatTheySayInCodesOrWordsOfTheirOwnStaysAsSaid() {
        var coded = new Task().setStatus(TaskStatus.ACCEPTED);
        coded.getBusinessStatus().addCoding().setCode("5.1.1");
        var worded = new Task().setStatus(TaskStatus.ACCEPTED);
        worded.getBusinessStatus().setText("Time i januar");

        assertThat(TaskMapping.report(coded).orElseThrow().businessStatus()).isEqualTo("5.1.1");
        assertThat(TaskMapping.report(worded).orElseThrow().businessStatus()).isEqualTo("Time i januar");
    }

    @Test
    void sayingsAreToldApartByVersionElseByTimeElseByWhatTheySay() {
        var versioned = task("7", new Date(0));
        var other = task("7", new Date(0));
        other.setId("Task/other");
        var timed = task(null, new Date(0));
        var later = task(null, new Date(1));
        var bare = task(null, null);
        var moved = task(null, null).setStatus(TaskStatus.ACCEPTED);

        assertThat(Stream.of(versioned, other, timed, later, bare, moved)
                        .map(task -> TaskMapping.report(task).orElseThrow().version()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNoWithoutACodeIsOneForOtherReasons() {
        var report =
                TaskMapping.report(new Task().setStatus(TaskStatus.REJECTED)).orElseThrow();

        assertThat(report.withAReason().reason()).isEqualTo("other");
    }

    @Test
    void onlyIdentifiersOfTheHubAreDeliveries() {
        var task = new Task();
        task.addIdentifier().setSystem(Systems.TASK).setValue("no id");
        task.addIdentifier().setSystem("https://theirs.example").setValue("00000000-0000-4000-8000-000000000000");
        task.addIdentifier().setSystem(Systems.TASK).setValue("00000000-0000-4000-8000-000000000001");

        assertThat(TaskMapping.deliveries(task))
                .extracting(Object::toString)
                .containsExactly("00000000-0000-4000-8000-000000000001");
    }

    @Property
    void whateverTheySayIsHeldWithinBounds(@ForAll String code, @ForAll String text) {
        var task = new Task().setStatus(TaskStatus.REJECTED);
        task.getStatusReason().setText(text.repeat(20)).addCoding().setCode(code);

        var report = TaskMapping.report(task).orElseThrow();

        assertThat(report.reason() == null ? "" : report.reason()).hasSizeLessThanOrEqualTo(64);
        assertThat(report.text() == null ? "" : report.text()).hasSizeLessThanOrEqualTo(2_000);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonSaysWhatItMeansAndWhatToDoNext(DeclineReason reason) {
        assertThat(DeclineReason.of(reason.code())).contains(reason);
        assertThat(reason.words()).isNotBlank();
        assertThat(reason.nextStep()).endsWith(".");
    }

    @Test
    void aReasonThatIsNotOfTheListIsReadAsAnother() {
        assertThat(DeclineReason.orOther("their-own")).isEqualTo(DeclineReason.OTHER);
        assertThat(DeclineReason.orOther(null)).isEqualTo(DeclineReason.OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void everyBusinessStatusHasACodeAndWords(BusinessStatus status) {
        assertThat(BusinessStatus.of(status.code())).contains(status);
        assertThat(status.words()).isNotBlank();
    }

    private static Task task(@Nullable String version, @Nullable Date at) {
        var task = new Task().setStatus(TaskStatus.RECEIVED);
        task.setId("Task/one");
        task.getMeta().setVersionId(version).setLastUpdated(at);
        return task;
    }
}
