// SPDX-License-Identifier: EUPL-1.2
/** Commands for messages. */
@NullMarked
package fr.parvis.messages.commands;

import org.jspecify.annotations.NullMarked;
