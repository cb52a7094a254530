// SPDX-License-Identifier: EUPL-1.2
/** Writing, sealing and verification of the journal. */
@NullMarked
package fr.parvis.audit.domain;

import org.jspecify.annotations.NullMarked;
