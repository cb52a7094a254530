// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.papers;

import fr.parvis.homes.domain.HomeStepText;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The steps of a home in the words that the case keeps. */
@Component
class HomeStepInWords implements HomeStepText {

    @Override
    public String followUp(int months) {
        return Words.t("homes.step.follow-up", months);
    }

    @Override
    public String followUpBecause(int months, LocalDate last) {
        return Words.t("homes.step.because", months, last);
    }

    @Override
    public String second() {
        return Words.t("homes.step.second");
    }

    @Override
    public String secondBecause(LocalDate last) {
        return Words.t("homes.step.second.because", last);
    }
}
