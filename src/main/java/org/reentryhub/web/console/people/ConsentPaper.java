package org.reentryhub.web.console.people;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.reentryhub.custody.KnownPerson;
import org.reentryhub.web.Callers;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The paper that a person reads and signs, in the person's language whatever the reader's is. It is not translated by machine:
 * in a language that nobody has written it in yet it is in Bokmål and says so.
 */
@Controller
class ConsentPaper {
    private static final List<String> WRITTEN = List.of("nb", "nn", "en");
    /** Offered too, for the person has a right to it (sameloven, chapter 3). */
    private static final String TO_BE_TRANSLATED = "se";

    private final PagePeople people;
    private final MessageSource texts;
    private final Callers callers;

    ConsentPaper(PagePeople people, MessageSource texts, Callers callers) {
        this.people = people;
        this.texts = texts;
        this.callers = callers;
    }

    /** The texts of the paper in one language. */
    public record Words(MessageSource texts, Locale locale) {
        public String of(String key) {
            return texts.getMessage(key, null, locale);
        }
    }

    @GetMapping("/people/{id}/consents/paper")
    @Transactional
    public String show(@PathVariable UUID id, @RequestParam(defaultValue = "") String language, Model model) {
        KnownPerson person = people.look(id, callers.current(), "CONSENT_PAPER");
        PagePeople.name(person, model);
        String spoken = person.record().language();
        String wanted = language.isEmpty() && spoken != null ? spoken : language;
        String written = WRITTEN.contains(wanted) ? wanted : "nb";
        model.addAttribute("offered", List.of("nb", "nn", "en", TO_BE_TRANSLATED));
        model.addAttribute("wanted", wanted);
        model.addAttribute("written", written);
        model.addAttribute("words", new Words(texts, Locale.forLanguageTag(written)));
        model.addAttribute("choices", ConsentChoices.ALL);
        return "consent-paper";
    }
}
