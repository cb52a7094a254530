// SPDX-License-Identifier: EUPL-1.2
/** The sub-commands that load it. */
@NullMarked
package fr.parvis.demonstration.commands;

import org.jspecify.annotations.NullMarked;
