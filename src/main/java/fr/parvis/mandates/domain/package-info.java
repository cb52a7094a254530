// SPDX-License-Identifier: EUPL-1.2
/** Mandates: what one is, what may be done under it, and how long it is kept. */
@NullMarked
package fr.parvis.mandates.domain;

import org.jspecify.annotations.NullMarked;
