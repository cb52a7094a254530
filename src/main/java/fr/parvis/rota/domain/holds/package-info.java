// SPDX-License-Identifier: EUPL-1.2
/** Time that is taken, and what is still free. */
@NullMarked
package fr.parvis.rota.domain.holds;

import org.jspecify.annotations.NullMarked;
