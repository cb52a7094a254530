// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/**
 * A person took an agreement back; published inside the transaction that notes it.
 *
 * @param purpose follow-up, contact, bodies or partner
 */
public record AgreementWithdrawn(UUID person, String purpose) {}
