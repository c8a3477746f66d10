package org.reentryhub.web.console.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.reentryhub.Ids;
import org.reentryhub.problem.ProblemException;
import org.reentryhub.web.Answer;
import org.reentryhub.web.Callers;
import org.reentryhub.web.IdempotentAnswers;
import org.reentryhub.web.console.Fault;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Asks before something is done, for a reason; does it once however often the page is sent; says why where it may not be done. */
@Component("operatorsActing")
class Acting {
    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final IdempotentAnswers answers;
    private final Callers callers;
    private final Ids ids;
    private final MessageSource texts;
    private final ObjectMapper json;

    Acting(IdempotentAnswers answers, Callers callers, Ids ids, MessageSource texts, ObjectMapper json) {
        this.answers = answers;
        this.callers = callers;
        this.ids = ids;
        this.texts = texts;
        this.json = json;
    }

    /** A key for a form. */
    String newKey() {
        return ids.next().toString();
    }

    /** The page that asks. */
    String ask(Act act, Model model) {
        return ask(act, newKey(), "", List.of(), model);
    }

    private static String ask(Act act, String key, String reason, List<Fault> faults, Model model) {
        model.addAttribute("act", act);
        model.addAttribute("key", key);
        model.addAttribute("reason", reason);
        model.addAttribute("faults", faults);
        return "operations/act";
    }

    /**
     * Does it, or asks once more with what is wrong. Must not be called within a transaction.
     *
     * @param work says where to go when it is done
     */
    String act(Act act, Reasoned typed, HttpServletResponse response, Model model, Supplier<String> work) {
        String key = typed.keyOfPage();
        if (typed.fault().isPresent()) {
            response.setStatus(UNPROCESSABLE);
            Fault fault = new Fault("reason", typed.fault().get());
            return ask(act, key, typed.words(), List.of(fault), model);
        }
        Answer answer = once(act.address(), typed, work);
        if (answer.status() == SEE_OTHER) {
            return "redirect:" + new String(answer.body(), UTF_8);
        }
        response.setStatus(answer.status());
        return ask(act, newKey(), typed.words(), List.of(new Fault("act", refusal(answer))), model);
    }

    /** The same for what needs no reason: 404 where it is not there, else where to go. */
    String act(String address, Reasoned typed, Supplier<String> work) {
        Answer answer = once(address, typed, work);
        if (answer.status() != SEE_OTHER) {
            throw ProblemException.conflict("The key of the form was used for something else.");
        }
        return "redirect:" + new String(answer.body(), UTF_8);
    }

    private Answer once(String address, Reasoned typed, Supplier<String> work) {
        Answer answer = answers.answer(
                callers.current(),
                address,
                typed.keyOfPage(),
                typed.words().getBytes(UTF_8),
                () -> new Answer(SEE_OTHER, "text/plain", work.get().getBytes(UTF_8)));
        if (answer.status() == NOT_FOUND) {
            throw ProblemException.notFound();
        }
        return answer;
    }

    /** The key of the text that says why it may not be done. */
    private String refusal(Answer answer) {
        String key = "refused." + problem(answer).path("code").asText("");
        boolean hasText = !"".equals(texts.getMessage(key, null, "", LocaleContextHolder.getLocale()));
        if (hasText) {
            return key;
        }
        return answer.status() == UNPROCESSABLE ? "refused.AGAIN" : "refused.OTHER";
    }

    private JsonNode problem(Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
