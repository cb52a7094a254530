// SPDX-License-Identifier: EUPL-1.2
/** The rules of a file, its table, search, duplicates, merging, sealing. */
@NullMarked
package fr.parvis.people.domain;

import org.jspecify.annotations.NullMarked;
