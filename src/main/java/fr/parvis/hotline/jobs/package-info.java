// SPDX-License-Identifier: EUPL-1.2
/** Offers, and what keeps promises from being forgotten. */
@NullMarked
package fr.parvis.hotline.jobs;

import org.jspecify.annotations.NullMarked;
