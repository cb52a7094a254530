// SPDX-License-Identifier: EUPL-1.2
/** Rights that a household may ask for, and a plan that it can keep. Possible rights, never decisions. No framework, no database. */
@NullMarked
package fr.parvis.energy.domain.rights;

import org.jspecify.annotations.NullMarked;
