// SPDX-License-Identifier: EUPL-1.2
/** Absences, wishes, and the transfer of work. */
@NullMarked
package fr.parvis.rota.domain.absences;

import org.jspecify.annotations.NullMarked;
