// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts;

import java.util.Set;
import java.util.UUID;

/** The running contracts were looked at: those with a line heading below what was promised; published inside the transaction that sums them up. */
public record ContractsSummarized(Set<UUID> atRisk) {}
