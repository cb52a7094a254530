// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import java.time.LocalDate;

/** A sheet that the official guide no longer holds, and the day since which it was missing. */
public record Withdrawn(String id, String title, LocalDate since) {}
