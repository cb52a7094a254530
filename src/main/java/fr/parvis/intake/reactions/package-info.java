// SPDX-License-Identifier: EUPL-1.2
/** Makes the folder of an arrangement. */
@NullMarked
package fr.parvis.intake.reactions;

import org.jspecify.annotations.NullMarked;
