// SPDX-License-Identifier: EUPL-1.2
/** A rota that is proposed and never applied by itself. */
@NullMarked
package fr.parvis.rota.domain.proposal;

import org.jspecify.annotations.NullMarked;
