// SPDX-License-Identifier: EUPL-1.2
/** The names of what is published in figures. */
@NullMarked
package fr.parvis.statistics.papers;

import org.jspecify.annotations.NullMarked;
