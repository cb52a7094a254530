// SPDX-License-Identifier: EUPL-1.2
/** The desk, the day sheet and the correction of a visit. */
@NullMarked
package fr.parvis.visits.web;

import org.jspecify.annotations.NullMarked;
