// SPDX-License-Identifier: EUPL-1.2
/** The search, the file of a person, its forms, duplicates and merges. */
@NullMarked
package fr.parvis.people.web;

import org.jspecify.annotations.NullMarked;
