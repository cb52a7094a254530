// SPDX-License-Identifier: EUPL-1.2
/** Promises, offers, leases and duty, in PostgreSQL. */
@NullMarked
package fr.parvis.hotline.domain;

import org.jspecify.annotations.NullMarked;
