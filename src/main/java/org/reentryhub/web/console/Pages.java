package org.reentryhub.web.console;

import jakarta.servlet.http.HttpServletRequest;
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

/** What every page has around its content: whoever is signed in, where they can go, and the languages to choose from. */
@Configuration(proxyBeanMethods = false)
@ControllerAdvice
class Pages implements WebMvcConfigurer {
    /**
     * How htmx behaves here. It would keep whole pages in the browser's storage, wait for ever and show nothing of an error; and
     * what it may evaluate the content policy forbids anyway.
     */
    private static final String PAGE_SETTINGS =
            """
            {"historyEnabled":false,"historyCacheSize":0,"timeout":10000,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,\
            "includeIndicatorStyles":false,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},\
            {"code":"422","swap":true},{"code":"...","swap":false,"error":true}]}""";

    private final Languages languages;
    private final Idleness idleness;
    private final Callers callers;

    Pages(Languages languages, Idleness idleness, Callers callers) {
        this.languages = languages;
        this.idleness = idleness;
        this.callers = callers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(languages);
        interceptors.addInterceptor(idleness);
    }

    /** One row of the language menu. */
    record Choice(String tag, String name) {}

    @ModelAttribute("languages")
    List<Choice> languages() {
        return List.of(Language.values()).stream()
                .map(language -> new Choice(language.tag(), language.ownName()))
                .toList();
    }

    @ModelAttribute("pageSettings")
    String pageSettings() {
        return PAGE_SETTINGS;
    }

    @ModelAttribute("menu")
    List<Menu.Item> menu(HttpServletRequest request) {
        return Menu.of(callers.get().role(), request.getRequestURI());
    }

    @ModelAttribute("signedIn")
    Optional<Actor> signedIn() {
        return Optional.of(callers.get()).filter(actor -> actor.role() != Role.SYSTEM);
    }
}
