// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Times of answers by the template of their route, such as {@code /bureau/personnes/{id}}: never an address as it was asked for. */
@Configuration(proxyBeanMethods = false)
@Conditional(MetricsAsked.class)
class RouteTimes {
    private static final Duration[] STEPS = {
        Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3)
    };

    @Bean
    FilterRegistrationBean<Filter> routeTimesFilter(MeterRegistry registry) {
        var registration = new FilterRegistrationBean<>(new Filter(registry));
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Measures each request once, whatever came of it. */
    static final class Filter extends OncePerRequestFilter {
        private final MeterRegistry registry;
        private final Timer all;

        Filter(MeterRegistry registry) {
            this.registry = registry;
            this.all = Timer.builder("parvis.http")
                    .description("Times of all answers.")
                    .serviceLevelObjectives(STEPS)
                    .register(registry);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            long begun = System.nanoTime();
            int status = 500;
            try {
                chain.doFilter(request, response);
                status = response.getStatus();
            } finally {
                var took = Duration.ofNanos(System.nanoTime() - begun);
                all.record(took);
                Timer.builder("parvis.http.route")
                        .description("Times of answers by the template of their route.")
                        .tag("route", route(request))
                        .tag("status", status / 100 + "xx")
                        .register(registry)
                        .record(took);
            }
        }
    }

    /** The template that a request was mapped to; {@code none} where none was. */
    static String route(HttpServletRequest request) {
        var template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return template == null ? "none" : template.toString();
    }
}
