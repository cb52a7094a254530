// SPDX-License-Identifier: EUPL-1.2
/** The clock of an unpaid bill: the law as dated rules, the facts of a bill, the dates they give. No framework, no database. */
@NullMarked
package fr.parvis.energy.domain.clock;

import org.jspecify.annotations.NullMarked;
