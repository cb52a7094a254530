// SPDX-License-Identifier: EUPL-1.2
/** The sheet on paper, and what is told of sheets to the person. */
@NullMarked
package fr.parvis.sheets.papers;

import org.jspecify.annotations.NullMarked;
