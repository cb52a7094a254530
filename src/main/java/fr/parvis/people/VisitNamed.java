// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** A visit turned out to be this person's. Published in the transaction of the act, once for each. */
public record VisitNamed(UUID person, UUID visit) {}
