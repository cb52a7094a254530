// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.CaseBill;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A change of what is known of a case's bill.
 *
 * @param before without its reference, which is not kept on
 * @param referenceChanged whether the number of the contract was given, corrected or taken away
 */
public record BillChange(LocalDate on, UUID by, CaseBill before, CaseBill after, boolean referenceChanged) {}
