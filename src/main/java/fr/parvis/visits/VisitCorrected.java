// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/** A visit was corrected. Published inside the act's transaction. */
public record VisitCorrected(Visit before, Visit visit) {}
