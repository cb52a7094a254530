// SPDX-License-Identifier: EUPL-1.2
/** Threads of all jobs. */
@NullMarked
package fr.parvis.runtime.jobs;

import org.jspecify.annotations.NullMarked;
