// SPDX-License-Identifier: EUPL-1.2
/** Measurements of contracts. */
@NullMarked
package fr.parvis.contracts.commands;

import org.jspecify.annotations.NullMarked;
