// SPDX-License-Identifier: EUPL-1.2
/** Sub-commands on figures. */
@NullMarked
package fr.parvis.statistics.commands;

import org.jspecify.annotations.NullMarked;
