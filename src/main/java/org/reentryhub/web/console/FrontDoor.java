package org.reentryhub.web.console;

import java.util.List;
import java.util.stream.StreamSupport;
import org.reentryhub.audit.Role;
import org.reentryhub.web.Callers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people come in: the sign-in page, or their own first page when they are in already. */
@Controller
class FrontDoor {
    private final Callers callers;
    private final boolean passwords;
    private final ObjectProvider<ClientRegistrationRepository> providers;

    FrontDoor(Callers callers, Environment environment, ObjectProvider<ClientRegistrationRepository> providers) {
        this.callers = callers;
        this.passwords = !environment.acceptsProfiles(Profiles.of("production"));
        this.providers = providers;
    }

    /** A way to sign in at somebody else's door. */
    record Provider(String address, String name) {}

    @GetMapping("/")
    String signIn(Model model) {
        Role role = callers.get().role();
        if (role != Role.SYSTEM) {
            return "redirect:" + Menu.first(role);
        }
        model.addAttribute("passwords", passwords);
        model.addAttribute("providers", providers());
        return "sign-in";
    }

    @GetMapping("/help")
    String help() {
        return "help";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "accessibility";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "privacy";
    }

    @GetMapping("/start")
    String start() {
        return "start";
    }

    private List<Provider> providers() {
        return providers.getIfAvailable() instanceof Iterable<?> known
                ? StreamSupport.stream(known.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(provider -> new Provider(
                                "/oauth2/authorization/" + provider.getRegistrationId(), provider.getClientName()))
                        .toList()
                : List.of();
    }
}
