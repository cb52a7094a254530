// SPDX-License-Identifier: EUPL-1.2
/**
 * Opening hours of a point: reading the national standard's notation, answering whether a point is open and until when,
 * editing a plain week, saying it in words and measuring it against the duties of a label.
 */
@NullMarked
package fr.parvis.network.domain.hours;

import org.jspecify.annotations.NullMarked;
