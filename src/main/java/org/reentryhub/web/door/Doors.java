package org.reentryhub.web.door;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The two doors: one for programs (basic or bearer on every call, no session, so nothing to forge), one for people (a session,
 * a sign-in page, CSRF tokens). Both ask the same {@link Doorkeeper}.
 */
@Configuration(proxyBeanMethods = false)
class Doors {
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain doorForPrograms(
            HttpSecurity http,
            Doorkeeper doorkeeper,
            Refusals refusals,
            ObjectProvider<BuiltInAccounts> accounts,
            ObjectProvider<JwtDecoder> tokens,
            TokenActors actors)
            throws Exception {
        http.securityMatcher(request -> AccessRules.isForPrograms(Doorkeeper.pathOf(request)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        rules(http, doorkeeper);
        headers(http);
        http.headers(headers -> headers.withObjectPostProcessor(new HeadersFirst()));
        if (accounts.getIfAvailable() != null) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(refusals));
        }
        if (tokens.getIfAvailable() != null) {
            http.oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals)
                    .jwt(jwt -> jwt.decoder(tokens.getObject()).jwtAuthenticationConverter(actors)));
        }
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorForPeople(
            HttpSecurity http,
            Doorkeeper doorkeeper,
            ObjectProvider<BuiltInAccounts> accounts,
            ObjectProvider<ClientRegistrationRepository> providers,
            OidcActors actors)
            throws Exception {
        PageRefusals refusals = new PageRefusals();
        rules(http, doorkeeper);
        headers(http);
        http.exceptionHandling(
                refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        http.logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/?signed-out"));
        if (accounts.getIfAvailable() != null) {
            http.formLogin(form -> form.loginPage("/")
                    .loginProcessingUrl("/sign-in")
                    .failureUrl("/?refused")
                    .successHandler(new SamePlace()));
        }
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/")
                    .failureUrl("/?refused")
                    .successHandler(new SamePlace())
                    .userInfoEndpoint(user -> user.oidcUserService(actors)));
        }
        return http.build();
    }

    private static void rules(HttpSecurity http, Doorkeeper doorkeeper) throws Exception {
        http.authorizeHttpRequests(
                (AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) ->
                        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .access(doorkeeper));
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(Customizer.withDefaults())
                .httpStrictTransportSecurity(
                        hsts -> hsts.maxAgeInSeconds(31_536_000).includeSubDomains(true)));
    }

    /**
     * Has the headers written before anybody answers. A route answers from a thread of its own: written on the way out, they
     * would be written by two threads at a time, and now and then one would be missing.
     */
    private static final class HeadersFirst implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
