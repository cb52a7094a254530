// SPDX-License-Identifier: EUPL-1.2
/** Files of any partner's system, read row by row as text: what the rows mean is not known here. */
@NullMarked
package fr.parvis.intake.domain.reading;

import org.jspecify.annotations.NullMarked;
