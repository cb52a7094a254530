// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The demonstration's way in: plans of digital points, weeks before the first visit, trainings of staff. */
public interface PastRollout {

    /** Writes fifty plans as the network: open ones, late ones with their causes, expected ones. */
    void plans(LocalDate today, UUID by, List<UUID> associations, Random random);

    /** Writes weekly sums of the current association for two years: those of its acts, and made-up ones before. */
    void weeks(LocalDate today, Random random);

    /** Notes what accounts of the current association learnt. */
    void staff(LocalDate today, UUID by, List<UUID> accounts, Random random);
}
