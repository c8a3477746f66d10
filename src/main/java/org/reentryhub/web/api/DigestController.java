package org.reentryhub.web.api;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.reentryhub.NorwegianTime;
import org.reentryhub.clock.Digests;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A prison's morning: what has been silent for long. */
@RestController
class DigestController {
    private final Digests digests;
    private final Callers callers;
    private final Clock clock;

    DigestController(Digests digests, Callers callers, Clock clock) {
        this.digests = digests;
        this.callers = callers;
        this.clock = clock;
    }

    /** 404 for a day that has none, or not yet. */
    @GetMapping("/api/digest")
    Digests.Digest show(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date) {
        LocalDate day = date == null ? LocalDate.ofInstant(clock.instant(), NorwegianTime.ZONE) : date;
        if (day.getYear() < 2000 || day.getYear() > 9999) {
            throw ProblemException.notFound();
        }
        return digests.find(callers.current().organisation(), day).orElseThrow(ProblemException::notFound);
    }
}
