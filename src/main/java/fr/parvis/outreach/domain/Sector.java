// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import java.util.List;
import java.util.UUID;

/**
 * Sector in which doors are knocked at from a point: communes, or some streets of them.
 *
 * @param communes INSEE codes
 * @param streets as they are compared; none for the whole of the communes
 */
public record Sector(UUID id, String name, UUID point, List<String> communes, List<String> streets, int version) {}
