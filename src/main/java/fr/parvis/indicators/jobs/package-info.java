// SPDX-License-Identifier: EUPL-1.2
/** Jobs of the copy of the facts. */
@NullMarked
package fr.parvis.indicators.jobs;

import org.jspecify.annotations.NullMarked;
