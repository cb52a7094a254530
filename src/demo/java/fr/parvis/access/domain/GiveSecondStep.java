// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.KnownSecondSteps;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the second step of a demonstration account. */
@Component
class GiveSecondStep implements KnownSecondSteps {
    private final SecondStep secondStep;

    GiveSecondStep(SecondStep secondStep) {
        this.secondStep = secondStep;
    }

    @Override
    @Transactional
    public void give(UUID account, byte[] secret) {
        secondStep.set(account, secret, 0);
    }
}
