package fr.parvis.shell;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With {@code PARVIS_BEHIND_PROXY=true}, believes what a proxy on a private address says of the real origin and of HTTPS. Without
 * it nobody is believed: an origin that anybody may claim would void the limits on guessing.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("parvis.behind-proxy")
class BehindProxy {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> forwardedHeaders() {
        return server -> {
            var valve = new RemoteIpValve();
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            valve.setHostHeader("X-Forwarded-Host");
            valve.setPortHeader("X-Forwarded-Port");
            server.addEngineValves(valve);
        };
    }
}
