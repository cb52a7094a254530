// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.time.LocalDate;
import java.util.UUID;

/** A visit to the home that a case is about. */
public record HomeVisit(UUID id, UUID caseFile, UUID point, LocalDate day, UUID madeBy, int version) {}
