// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

import java.util.UUID;

/** The bill of a case is another than it was; published inside the transaction that writes it. */
public record BillChanged(UUID caseFile) {}
