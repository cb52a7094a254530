// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.UUID;

/** Event: the file of a person is erased. Each module deletes or empties what it keeps of them. */
public record PersonErased(UUID person) {}
