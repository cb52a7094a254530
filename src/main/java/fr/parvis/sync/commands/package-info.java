// SPDX-License-Identifier: EUPL-1.2
/** Commands for devices. */
@NullMarked
package fr.parvis.sync.commands;

import org.jspecify.annotations.NullMarked;
