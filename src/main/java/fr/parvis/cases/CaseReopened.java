// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import java.util.UUID;

/** A closed case goes on; published inside the transaction that reopens it. */
public record CaseReopened(UUID caseFile, UUID person) {}
