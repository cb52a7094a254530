// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Why an opening was put off.
 *
 * @param cause one of {@link #CAUSES}
 * @param days by how many; below zero when it opens earlier
 * @param movedTo the day it was expected on from then on
 */
public record Delay(String cause, int days, LocalDate movedTo, Instant notedAt) {
    public static final List<String> CAUSES = List.of(
            "premises",
            "works",
            "partner",
            "funding",
            "recruitment",
            "training",
            "equipment",
            "connection",
            "authorisation",
            "other");
}
