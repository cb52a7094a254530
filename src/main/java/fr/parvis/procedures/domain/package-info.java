// SPDX-License-Identifier: EUPL-1.2
/** Sheets, how they are found, plain words, notes and counts. */
@NullMarked
package fr.parvis.procedures.domain;

import org.jspecify.annotations.NullMarked;
