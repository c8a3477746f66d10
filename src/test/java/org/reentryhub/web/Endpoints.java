package org.reentryhub.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reentryhub.web.door.AccessRules;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address that something answers at, as «METHOD /path/{}»: controllers, routes and the actuator alike. */
public final class Endpoints {
    private Endpoints() {}

    public static Set<String> of(ApplicationContext hub) {
        return hub.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(Endpoints::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Set<String> ruled() {
        return AccessRules.all().stream()
                .map(rule -> rule.method() + " " + withoutNames(rule.path().getPatternString()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of variables are nobody's contract. */
    public static String withoutNames(String path) {
        return path.replaceAll("\\{[^/}]*}", "{}");
    }

    private static Stream<String> of(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        Stream<String> verbs =
                methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name);
        return verbs.flatMap(verb -> info.getPatternValues().stream().map(path -> verb + " " + withoutNames(path)));
    }
}
