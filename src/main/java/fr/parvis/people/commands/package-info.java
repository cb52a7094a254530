// SPDX-License-Identifier: EUPL-1.2
/** Commands for files of persons. */
@NullMarked
package fr.parvis.people.commands;

import org.jspecify.annotations.NullMarked;
