// SPDX-License-Identifier: EUPL-1.2
/** Commands for operators. */
@NullMarked
package fr.parvis.monitoring.commands;

import org.jspecify.annotations.NullMarked;
