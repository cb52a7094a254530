// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

/** A visit was taken back, as if it had not been. Published inside the act's transaction. */
public record VisitCancelled(Visit visit) {}
