package org.reentryhub.web.console;

import java.util.List;
import java.util.Optional;
import org.reentryhub.audit.Actor;
import org.reentryhub.audit.Role;
import org.reentryhub.web.Callers;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every page has around its content: whoever is signed in, and the languages to choose from. */
@Configuration(proxyBeanMethods = false)
@ControllerAdvice
class Pages implements WebMvcConfigurer {
    private final Languages languages;
    private final Callers callers;

    Pages(Languages languages, Callers callers) {
        this.languages = languages;
        this.callers = callers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(languages);
    }

    /** One row of the language menu. */
    record Choice(String tag, String name) {}

    @ModelAttribute("languages")
    List<Choice> languages() {
        return List.of(Language.values()).stream()
                .map(language -> new Choice(language.tag(), language.ownName()))
                .toList();
    }

    @ModelAttribute("signedIn")
    Optional<Actor> signedIn() {
        return Optional.of(callers.get()).filter(actor -> actor.role() != Role.SYSTEM);
    }
}
