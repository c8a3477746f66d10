package org.reentryhub.health.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reentryhub.health.wire.FhirTrouble;
import org.springframework.mock.web.MockHttpServletRequest;

class ShapeFirstTest {
    private static final int A_MEGABYTE = 1 << 20;

    private final ShapeFirst shapes = new ShapeFirst();

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[", "{\"extension\":["})
    void whatIsTooDeepIsRefusedWithinATenthOfASecond(String step) {
        refusesInTime(step.repeat(A_MEGABYTE / step.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{},", "{\"resource\":{\"resourceType\":\"Patient\"}},"})
    void whatIsTooMuchIsRefusedWithinATenthOfASecond(String entry) {
        refusesInTime("{\"resourceType\":\"Bundle\",\"entry\":[" + entry.repeat(A_MEGABYTE / entry.length()) + "]}");
    }

    private void refusesInTime(String body) {
        shapes.look(request("{}")); // the first of a process reads classes
        var request = request(body);
        var clock = ManagementFactory.getThreadMXBean();
        long began = clock.getCurrentThreadCpuTime();

        assertThatCode(() -> shapes.look(request)).isInstanceOf(FhirTrouble.class);

        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofMillis(100));
    }

    private static ServletRequestDetails request(String body) {
        var request = new ServletRequestDetails();
        request.setServer(new RestfulServer(FhirContext.forR4Cached()));
        var mock = new MockHttpServletRequest("PUT", "/fhir/Task/1");
        mock.setContentType("application/fhir+json");
        mock.setContent(body.getBytes(UTF_8));
        request.setServletRequest(mock);
        return request;
    }
}
