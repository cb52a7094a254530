// SPDX-License-Identifier: EUPL-1.2
/** Measurements of what is hidden. */
@NullMarked
package fr.parvis.protection.commands;

import org.jspecify.annotations.NullMarked;
