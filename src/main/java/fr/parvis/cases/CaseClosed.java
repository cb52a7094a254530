// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import java.time.LocalDate;
import java.util.UUID;

/** A case has its outcome; published inside the transaction that closes it. */
public record CaseClosed(UUID caseFile, UUID person, LocalDate on) {}
