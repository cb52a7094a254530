// SPDX-License-Identifier: EUPL-1.2
/** Arrangements: their rules, and how they are kept. */
@NullMarked
package fr.parvis.arrangements.domain;

import org.jspecify.annotations.NullMarked;
