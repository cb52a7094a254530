// SPDX-License-Identifier: EUPL-1.2
/** Pages of the rota. */
@NullMarked
package fr.parvis.rota.web;

import org.jspecify.annotations.NullMarked;
