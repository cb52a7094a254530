// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person at the console where Parvis answers. */
@Component
class ReadyNotice {

    private static final Logger LOG = LoggerFactory.getLogger("parvis");

    private final Listening listening;

    ReadyNotice(BehindProxy proxy) {
        this.listening = proxy.listening();
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "-1");
        if (!port.equals("-1")) {
            String address = "http://" + listening.host() + ":" + port;
            LOG.info(
                    "Parvis répond sur {}/ (public), {}/bureau (équipes), {}/capture (accueil). {}",
                    address,
                    address,
                    address,
                    listening.told());
        }
    }
}
