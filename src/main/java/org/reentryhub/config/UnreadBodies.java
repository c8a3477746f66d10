package org.reentryhub.config;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves the body of a records request for the route to read as it comes. Camel's platform-http reads every body before
 * the route begins and holds it whole (4.18, no option against it), which an extract of any size must not cost; it does not
 * read the body of a request that says it has none.
 */
@Configuration
class UnreadBodies {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> recordsBodyStaysUnread() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new UnreadBody());
        filter.addUrlPatterns("/records/events");
        return filter;
    }

    private static final class UnreadBody extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public int getContentLength() {
                            return 0;
                        }
                    },
                    response);
        }
    }
}
