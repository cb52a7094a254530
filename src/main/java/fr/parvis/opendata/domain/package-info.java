// SPDX-License-Identifier: EUPL-1.2
/** Feeds of others: what is read of their data, what it proposes, and the rules of both. */
@NullMarked
package fr.parvis.opendata.domain;

import org.jspecify.annotations.NullMarked;
