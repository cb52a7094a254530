// SPDX-License-Identifier: EUPL-1.2
/** Unpaid bills of cases: what is known of them, kept; the days they give, moved as days pass. */
@NullMarked
package fr.parvis.energy.domain;

import org.jspecify.annotations.NullMarked;
