// SPDX-License-Identifier: EUPL-1.2
/** Jobs of the journal: closing segments, forgetting old ones. */
@NullMarked
package fr.parvis.audit.jobs;

import org.jspecify.annotations.NullMarked;
