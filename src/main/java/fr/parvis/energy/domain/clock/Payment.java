// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;

/** Something paid on the bill. */
public record Payment(LocalDate on, long cents) {}
