// SPDX-License-Identifier: EUPL-1.2
/** The copy of the facts in an engine of its own, which nothing else knows: it is made from the database and can be deleted at any time. */
@NullMarked
package fr.parvis.indicators.domain.copy;

import org.jspecify.annotations.NullMarked;
