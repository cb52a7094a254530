// SPDX-License-Identifier: EUPL-1.2
/** Rules and plans of the rota. */
@NullMarked
package fr.parvis.rota.domain;

import org.jspecify.annotations.NullMarked;
