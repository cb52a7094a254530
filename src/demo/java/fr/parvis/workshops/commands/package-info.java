// SPDX-License-Identifier: EUPL-1.2
/** Measurements of workshops on the demonstration. */
@NullMarked
package fr.parvis.workshops.commands;

import org.jspecify.annotations.NullMarked;
