// SPDX-License-Identifier: EUPL-1.2
/** Reports on files for those who put them into the watched folder. */
@NullMarked
package fr.parvis.intake.papers;

import org.jspecify.annotations.NullMarked;
