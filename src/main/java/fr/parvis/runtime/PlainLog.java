// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.pattern.DynamicConverter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Lines of the log for a person at the console: one entry a line, faults without what others' exceptions quote ({@link LoggedFault}). */
class PlainLog implements ApplicationListener<SpringApplicationEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent) LoggedFault.somebodyTypes();
        if (event instanceof ApplicationEnvironmentPreparedEvent
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext logs)
            logs.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof OutputStreamAppender<ILoggingEvent> out
                        && out.getEncoder() instanceof PatternLayoutEncoder encoder
                        && encoder.getLayout() instanceof PatternLayout layout) change(layout);
            });
    }

    private static void change(PatternLayout layout) {
        var converters = layout.getInstanceConverterMap();
        for (var name : List.of("m", "msg", "message")) converters.put(name, OneLine::new);
        for (var name : List.of("wEx", "wex", "ex", "throwable")) converters.put(name, Fault::new);
        layout.stop();
        layout.start();
    }

    /** Message on one line; why a start failed is told by Spring on several. */
    private static final class OneLine extends DynamicConverter<ILoggingEvent> {
        @Override
        public String convert(ILoggingEvent event) {
            return event.getLoggerName().startsWith("org.springframework.boot.diagnostics.")
                    ? event.getFormattedMessage()
                    : LoggedFault.oneLine(event.getFormattedMessage());
        }
    }

    private static final class Fault extends ThrowableHandlingConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return event.getThrowableProxy() instanceof ThrowableProxy fault
                    ? System.lineSeparator() + LoggedFault.of(fault.getThrowable())
                    : "";
        }
    }
}
