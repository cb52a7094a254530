// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/** A visit was recorded. Published inside the act's transaction: what listens (plain {@code @EventListener}) is part of it. */
public record VisitRecorded(Visit visit) {}
