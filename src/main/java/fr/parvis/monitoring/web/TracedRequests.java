// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Filter that makes a span of each request, named by its method and the template of its route; it goes on with the trace of a proxy in front. */
final class TracedRequests extends OncePerRequestFilter {
    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    };

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    TracedRequests(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("fr.parvis");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), request, HEADERS);
        var span = tracer.spanBuilder(request.getMethod())
                .setParent(before)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        int status = 500;
        try (var _ = span.makeCurrent()) {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            end(span, request, status);
        }
    }

    private static void end(Span span, HttpServletRequest request, int status) {
        var route = RouteTimes.route(request);
        span.updateName(request.getMethod() + " " + route)
                .setAttribute("http.request.method", request.getMethod())
                .setAttribute("http.route", route)
                .setAttribute("http.response.status_code", status);
        if (status >= 500) span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
