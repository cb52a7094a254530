// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.time.LocalDate;

/** The sentences that a case keeps of what comes next in a home, and why on that day. */
public interface HomeStepText {
    String followUp(int months);

    /** @param last the day of the last visit */
    String followUpBecause(int months, LocalDate last);

    String second();

    /** @param last the day of the last visit */
    String secondBecause(LocalDate last);
}
