// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.monitoring.web;

import fr.parvis.database.DataSourceDecorator;
import fr.parvis.monitoring.MonitoringSettings;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Traces by OpenTelemetry, sent by OTLP over HTTP: one of each request, by the template of its route, with the statements that it sent to the
 * database. No address as it was asked for, no parameter and no value of a statement is among them.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesAsked.class)
class Traces {
    static final String COLLECTOR = "parvis.traces-url";

    @Bean(destroyMethod = "close")
    static OpenTelemetrySdk openTelemetry(MonitoringSettings settings) {
        // a statement outside a request, such as one of a job, begins no trace of its own
        var requests = new RequestSampler(Sampler.traceIdRatioBased(settings.tracesShare()));
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(URI.create(settings.tracesUrl().strip())
                        .resolve("/v1/traces")
                        .toString())
                .build();
        var tracers = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put(AttributeKey.stringKey("service.name"), "parvis")
                        .build())
                .setSampler(Sampler.parentBasedBuilder(requests)
                        .setRemoteParentSampled(requests)
                        .setRemoteParentNotSampled(requests)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        return OpenTelemetrySdk.builder()
                .setTracerProvider(tracers)
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    @Bean
    FilterRegistrationBean<TracedRequests> tracedRequests(OpenTelemetry telemetry) {
        var registration = new FilterRegistrationBean<>(new TracedRequests(telemetry));
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    static DataSourceDecorator tracedStatements(OpenTelemetrySdk telemetry) {
        var statements = JdbcTelemetry.builder(telemetry)
                .setDataSourceInstrumenterEnabled(false)
                .setCaptureQueryParameters(false)
                .build();
        return statements::wrap;
    }
}
