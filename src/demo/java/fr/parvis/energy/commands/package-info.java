// SPDX-License-Identifier: EUPL-1.2
/** Commands for unpaid bills. */
@NullMarked
package fr.parvis.energy.commands;

import org.jspecify.annotations.NullMarked;
