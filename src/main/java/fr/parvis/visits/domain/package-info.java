// SPDX-License-Identifier: EUPL-1.2
/** The rules of an act, its recording and correction, and what is read of it. */
@NullMarked
package fr.parvis.visits.domain;

import org.jspecify.annotations.NullMarked;
