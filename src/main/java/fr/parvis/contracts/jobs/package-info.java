// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work of contracts. */
@NullMarked
package fr.parvis.contracts.jobs;

import org.jspecify.annotations.NullMarked;
