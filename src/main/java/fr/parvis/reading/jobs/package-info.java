// SPDX-License-Identifier: EUPL-1.2
/** Forgetting letters on time. */
@NullMarked
package fr.parvis.reading.jobs;

import org.jspecify.annotations.NullMarked;
