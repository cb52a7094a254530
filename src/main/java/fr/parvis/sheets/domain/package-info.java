// SPDX-License-Identifier: EUPL-1.2
/** Cards and sheets: what they are, and what may be done with them. */
@NullMarked
package fr.parvis.sheets.domain;

import org.jspecify.annotations.NullMarked;
