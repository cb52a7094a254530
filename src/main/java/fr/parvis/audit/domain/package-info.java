// SPDX-License-Identifier: EUPL-1.2
/** How the journal is written, sealed and verified. */
@NullMarked
package fr.parvis.audit.domain;

import org.jspecify.annotations.NullMarked;
