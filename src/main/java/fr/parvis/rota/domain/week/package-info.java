// SPDX-License-Identifier: EUPL-1.2
/** Ordinary weeks and planned days. */
@NullMarked
package fr.parvis.rota.domain.week;

import org.jspecify.annotations.NullMarked;
