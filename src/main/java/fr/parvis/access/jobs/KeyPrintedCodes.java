// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.jobs;

import fr.parvis.access.domain.SecondStep;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts, at the start, printed codes of an older installation under the secret key. Twice at once does no harm. */
@Component
class KeyPrintedCodes {
    private final SecondStep secondStep;

    KeyPrintedCodes(SecondStep secondStep) {
        this.secondStep = secondStep;
    }

    @EventListener
    void key(ApplicationReadyEvent ready) {
        secondStep.keyPrintedCodes();
    }
}
