// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * With {@code --parvis.train=true}: shows the virtual machine what a start and the first pages need, then ends, so that it
 * can keep the classes ready for the next starts (see bin/parvis).
 */
@Component
@ConditionalOnProperty("parvis.train")
class Warmup {

    private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);

    private static final List<String> PAGES =
            List.of("/", "/premiers-pas", "/connexion", "/bureau", "/actuator/health", "/api/openapi.json");
    private static final int ROUNDS = 3;

    @EventListener
    void train(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "");
        int exit = 0;
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                            .header("Accept", "text/html")
                            .build();
                    client.send(request, BodyHandlers.discarding());
                }
            }
        } catch (IOException e) {
            LOG.warn("training ended early", e);
            exit = 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exit = 1;
        }
        int code = exit;
        Thread.ofPlatform()
                .name("end of training")
                .start(() -> System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> code)));
    }
}
