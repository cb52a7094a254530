// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Nothing that tells who somebody was may remain: each module deletes or empties what it keeps of them. */
public record PersonErased(UUID person) {}
