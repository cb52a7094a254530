// SPDX-License-Identifier: EUPL-1.2
/** Sending on time, and deletion after the time of keeping. */
@NullMarked
package fr.parvis.messages.jobs;

import org.jspecify.annotations.NullMarked;
