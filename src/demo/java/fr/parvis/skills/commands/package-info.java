// SPDX-License-Identifier: EUPL-1.2
/** Measurement of assessments on the command line. */
@NullMarked
package fr.parvis.skills.commands;

import org.jspecify.annotations.NullMarked;
