// SPDX-License-Identifier: EUPL-1.2
/** Measurements of the rota. */
@NullMarked
package fr.parvis.rota.commands;

import org.jspecify.annotations.NullMarked;
