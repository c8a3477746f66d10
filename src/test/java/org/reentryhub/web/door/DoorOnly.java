package org.reentryhub.web.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reentryhub.audit.Actor;
import org.reentryhub.web.Callers;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors alone, without database, broker and routes, and behind them a room with a few chairs at ruled addresses. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = DoorOnly.Doors.class,
        properties = "hub.http.largest-body=100KB")
@interface DoorOnly {

    /** No configuration by name, so that the whole hub's scan passes it by. */
    @ComponentScan(
            basePackages = {"org.reentryhub.web.door", "org.reentryhub.web.console"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(PartnersOfDirectory|CapacityDoor)|.*\\.console\\.[a-z]+\\..*"))
    @Import({Callers.class, Room.class})
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class,
        ConfigurationPropertiesAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2ClientAutoConfiguration.class,
        OAuth2ClientWebSecurityAutoConfiguration.class,
        OAuth2ResourceServerAutoConfiguration.class
    })
    class Doors {
        @Bean
        Clock clock() {
            return Clock.system(ZoneId.of("Europe/Oslo"));
        }

        @Bean
        PartnersOfTokens partners() {
            return (name, organisation) ->
                    organisation.filter("0192:974770482"::equals).map(known -> "housing-0301");
        }
    }

    /** What the room takes. */
    record Question(String name, Colour colour, @Nullable LocalDate from, @Nullable List<Integer> numbers) {}

    /** Words that are allowed. */
    enum Colour {
        RED,
        BLUE
    }

    /** Stands at addresses that have a rule, and at one that has none. */
    @TestComponent
    @RestController
    class Room {
        private final Callers callers;

        Room(Callers callers) {
            this.callers = callers;
        }

        @PostMapping(path = "/api/people/search", consumes = "application/json", produces = "application/json")
        Question search(@RequestBody Question question) {
            return question;
        }

        @GetMapping(path = "/api/people", produces = "application/json")
        Actor people(@RequestParam int releaseWithinDays) {
            return callers.current();
        }

        @GetMapping("/api/referrals/{id}")
        UUID referral(@PathVariable UUID id) {
            return id;
        }

        @GetMapping("/api/handovers/{id}")
        Map<String, String> fails(@PathVariable String id) {
            throw new IllegalStateException("it was " + id);
        }

        /** Nobody has written a rule for this one. */
        @DeleteMapping("/api/people/{personNumber}")
        void forgotten(@PathVariable String personNumber) {
            throw new AssertionError("no rule, and yet reached");
        }

        @GetMapping("/api/secret")
        String neitherThisOne() {
            throw new AssertionError("no rule, and yet reached");
        }
    }
}
