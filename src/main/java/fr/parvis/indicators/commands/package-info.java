// SPDX-License-Identifier: EUPL-1.2
/** Sub-commands of {@code bin/parvis} about the copy of the facts. */
@NullMarked
package fr.parvis.indicators.commands;

import org.jspecify.annotations.NullMarked;
