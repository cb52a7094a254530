// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody was called, or was not reached. Published in the transaction that notes it: what listens (plain {@code @EventListener}) is part of it.
 *
 * @param association association whose mediator called
 * @param account of that mediator
 * @param day of the association
 * @param result {@code reached}, {@code no-answer} …
 */
public record CallEnded(UUID association, UUID account, LocalDate day, String result, int seconds) {}
