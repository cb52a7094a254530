// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

import java.util.UUID;

/**
 * An arrangement was made or changed; published inside the transaction that writes it.
 *
 * @param folder whether files may be put into the watched folder
 */
public record ArrangementKept(UUID arrangement, boolean folder) {}
