package org.reentryhub.web.console.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.custody.IntakeReport;
import org.reentryhub.custody.Page;
import org.reentryhub.custody.Quarantine;
import org.reentryhub.custody.QuarantinedEvent;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Record events that were refused: what is wrong with them, and taking them in after all. */
@Controller
@RequestMapping("/operations/quarantine")
class QuarantinePages {
    private static final int PAGE_SIZE = 50;
    private static final int LAST_PAGE = 1_000_000;
    private static final String LIST = "/operations/quarantine";

    private final Quarantine quarantine;
    private final Callers callers;
    private final Acting acting;

    QuarantinePages(Quarantine quarantine, Callers callers, Acting acting) {
        this.quarantine = quarantine;
        this.callers = callers;
        this.acting = acting;
    }

    /** An event, with its moments as the pages show them. */
    public record Row(QuarantinedEvent event) {
        public OffsetDateTime received() {
            return event.receivedAt().atOffset(ZoneOffset.UTC);
        }

        public @Nullable OffsetDateTime replayed() {
            Instant at = event.replayedAt();
            return at == null ? null : at.atOffset(ZoneOffset.UTC);
        }

        /** Enough of it to find the line again. */
        public String shortId() {
            return event.id().toString().substring(0, 8);
        }
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "") String did, Model model) {
        if (page < 0 || page > LAST_PAGE) {
            throw ProblemException.badRequest("pages count from 0");
        }
        Page<QuarantinedEvent> found = quarantine.list(page);
        model.addAttribute("rows", found.items().stream().map(Row::new).toList());
        model.addAttribute("total", found.total());
        model.addAttribute("page", page);
        model.addAttribute("hasMore", (page + 1L) * PAGE_SIZE < found.total());
        model.addAttribute("did", Done.known(did));
        return "operations/quarantine";
    }

    @GetMapping("/{id}/replay")
    String ask(@PathVariable UUID id, Model model) {
        return acting.ask(replay(id), model);
    }

    /** An event that still does not hold keeps its faults of today: the list shows them. */
    @PostMapping("/{id}/replay")
    String replay(@PathVariable UUID id, Reasoned typed, HttpServletResponse response, Model model) {
        return acting.act(replay(id), typed, response, model, () -> {
            IntakeReport report = quarantine.replay(id, typed.why().checked(), callers.current());
            return LIST + "?did=" + (report.rejected() > 0 ? "stale" : "accepted");
        });
    }

    private Act replay(UUID id) {
        QuarantinedEvent event = quarantine.find(id).orElseThrow(ProblemException::notFound);
        return Act.of("act.quarantine", LIST + "/" + id + "/replay", LIST, new Row(event).shortId());
    }
}
